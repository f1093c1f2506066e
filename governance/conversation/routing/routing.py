"""In which order are the ways to find a director tried, and what was the one that found him?"""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from governance.contract import Seats
from governance.conversation.routing.heard import heard
from governance.conversation.routing.naming import named
from governance.conversation.routing.trade import by_keyword

# The call itself has six seconds (channels.claude); its first use also loads the library. Then the chair answers.
WAIT = 15.0
LONGEST = 1000  # characters of a message that the fast model reads

# Given the message and the seats, the slug of one of them, or None when it cannot or may not say.
Classify = Callable[[str, Seats], Awaitable[str | None]]


class By(enum.StrEnum):
    """How the director was found."""

    COMMAND = "command"
    REPLY = "reply"
    NAME = "name"
    KEYWORD = "keyword"
    MODEL = "model"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Route:
    """Who speaks, each once and in order, and who concludes when several do; `word` is the keyword that decided."""

    speakers: tuple[str, ...]
    by: By
    concludes: str | None = None
    word: str = ""


async def route(
    text: str,
    seats: Seats,
    *,
    command: str | None = None,
    replied_to: str | None = None,
    classify: Classify | None = None,
) -> Route:
    """The first way that finds somebody: command or button → reply → name → keyword → fast model → the chair.

    `command` and `replied_to` are slugs; a vacated seat is passed over. The chair is the first at the table. Of
    several who are named each speaks, and the chair concludes.
    """
    seated = {seat.slug for seat in seats}
    chair = seats[0].slug
    if command in seated:
        return Route((command,), By.COMMAND)
    if replied_to in seated:
        return Route((replied_to,), By.REPLY)
    message = heard(text)
    if called := named(message, seats):
        return _together(called, chair)
    if found := by_keyword(message, seats):
        return Route((found[0],), By.KEYWORD, word=found[1])
    guess = await _asked(text, seats, classify) if classify and text.strip() else None
    return Route((guess,), By.MODEL) if guess in seated else Route((chair,), By.CHAIR)


def _together(called: tuple[str, ...], chair: str) -> Route:
    """One who is called answers alone; of several the chair concludes, and speaks only then."""
    if len(called) == 1:
        return Route(called, By.NAME)
    speakers = tuple(slug for slug in called if slug != chair)
    return Route(speakers, By.NAME, concludes=chair)


async def _asked(text: str, seats: Seats, classify: Classify) -> str | None:
    """What the fast model says within its time; one try."""
    try:
        async with asyncio.timeout(WAIT):
            return await classify(text[:LONGEST], seats)
    except TimeoutError:
        return None
