"""To which guest does the house write nothing of its own accord?"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable

from domain.folding import fold
from domain.guests.known import document, pattern
from domain.guests.thread import Message, Thread, Way

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
SHORT = 12  # words: a longer message says something else as well


class Withheld(enum.StrEnum):
    """Why a letter does not go to this guest."""

    CANCELLED = "cancelled"
    OPTED_OUT = "opted_out"
    TROUBLED = "troubled"


def withheld(held: bool, thread: Thread | None, said: Iterable[Message]) -> Withheld | None:
    """The first reason there is; None where nothing speaks against a letter."""
    if not held:
        return Withheld.CANCELLED
    if thread is not None and thread.opted_out:
        return Withheld.OPTED_OUT
    fences = (code for one in said if one.way is Way.IN for code, _ in one.body.get("fences", ()))
    return Withheld.TROUBLED if any(code in TROUBLED for code in fences) else None


def wants_no_more(text: str) -> bool:
    """Whether a message asks for no more unasked letters: one word alone, or a plain wish to that end."""
    folded = fold(text).strip()
    alone, wish = _words()
    return alone.fullmatch(re.sub(r"[\s.!\"'«»]+", "", folded)) is not None or wish.search(folded) is not None


def asks_only_that(text: str) -> bool:
    """Whether it says nothing beside."""
    return wants_no_more(text) and "?" not in text and "؟" not in text and len(text.split()) <= SHORT


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = document("no_more")
    return re.compile("|".join(known["alone"])), pattern(tuple(known["wish"]))
