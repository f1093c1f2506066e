"""To which guest does the house write nothing of its own accord?"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable

from domain.folding import fold
from domain.guests.known import document, pattern
from domain.guests.thread import Message, State, Thread, Way

# Whoever has spoken of one of these hears from a person, and gets no letter.
TROUBLED = frozenset(
    {
        "complaint",
        "refund",
        "legal",
        "safety",
        "locked_out",
        "health",
        "cancellation",
        "police_id",
        "religion",
    }
)
FEW = 4  # words beside the wish: more say something else as well


class Withheld(enum.StrEnum):
    """Why a letter does not go to this guest."""

    CANCELLED = "cancelled"
    OPTED_OUT = "opted_out"
    TROUBLED = "troubled"
    WAITS = "waits"  # for an answer: what he wants may be trouble, in words that no list holds


def withheld(held: bool, thread: Thread | None, said: Iterable[Message]) -> Withheld | None:
    """The first reason there is; None where nothing speaks against a letter."""
    if not held:
        return Withheld.CANCELLED
    if thread is not None and thread.opted_out:
        return Withheld.OPTED_OUT
    heard = [one for one in said if one.way is Way.IN]
    if any(code in TROUBLED for one in heard for code, _ in one.body.get("fences", ())):
        return Withheld.TROUBLED
    return Withheld.WAITS if any(one.state is State.WAITING for one in heard) else None


def wants_no_more(text: str) -> bool:
    """Whether a message asks for no more unasked letters: one word alone, or a plain wish to that end."""
    alone, wish = _words()
    return alone.fullmatch(_bare(text)) is not None or wish.search(fold(text)) is not None


def _bare(text: str) -> str:
    return re.sub(r"[\s.!\"'«»]+", "", fold(text))


def asks_only_that(text: str) -> bool:
    """Whether it says nothing beside: one sentence, asking nothing, with few words around that wish."""
    if not wants_no_more(text) or "?" in text or "؟" in text:
        return False
    alone, wish = _words()
    rest = wish.sub(" ", fold(text))
    return alone.fullmatch(_bare(text)) is not None or len(re.findall(r"\w+", rest)) <= FEW


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = document("no_more")
    return re.compile("|".join(known["alone"])), pattern(tuple(known["wish"]))
