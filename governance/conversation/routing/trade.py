"""Whose trade does a message speak of?"""

from __future__ import annotations

from collections.abc import Iterator

from governance.contract import Seat, Seats
from governance.conversation.routing.heard import SLIPS_FROM, Heard, slipped, words_of


def by_keyword(message: Heard, seats: Seats) -> tuple[str, str] | None:
    """The one director whose keywords occur, with the first of them; None when there is nobody or more than one.

    A keyword is a word or some words in a row; with `*` at its end, what begins with it. In a long word one letter
    may be wrong.
    """
    found = {seat.slug: hits for seat in seats if (hits := tuple(_hits(message, seat)))}
    if len(found) != 1:
        return None
    [(slug, hits)] = found.items()
    return slug, hits[0]


def _hits(message: Heard, seat: Seat) -> Iterator[str]:
    for words in seat.keywords.values():
        yield from (keyword for keyword in words if _occurs(message, keyword))


def _occurs(message: Heard, keyword: str) -> bool:
    stem = keyword.endswith("*")
    words = words_of(keyword.removesuffix("*"))
    return any(_stands(message, place, words, stem=stem) for place in range(len(message.tokens)))


def _stands(message: Heard, place: int, words: tuple[str, ...], *, stem: bool) -> bool:
    *first, last = words
    return message.says(place, tuple(first)) and _matches(
        message.at(place + len(first)), last, stem=stem, alone=not first
    )


def _matches(said: str, meant: str, *, stem: bool, alone: bool) -> bool:
    if said == meant or (stem and said.startswith(meant)):
        return True
    if not alone or len(meant) < SLIPS_FROM or len(said) < SLIPS_FROM:
        return False
    lengths = (len(meant) - 1, len(meant), len(meant) + 1) if stem else (len(said),)
    return any(slipped(said[:length], meant) for length in lengths)
