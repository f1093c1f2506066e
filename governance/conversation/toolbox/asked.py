"""Which nights and which room types does a question mean?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.conversation.room_types import types_of as spoken_types
from domain.conversation.sentence import read
from domain.house.snapshot import RESERVATIONS, House
from domain.nights import Span
from domain.property import RoomType
from governance.conversation.toolbox.typed import Unanswered

LONGEST = 400  # nights: a year and its eve
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


def span_of(first: date, last: date, longest: int = LONGEST) -> Span:
    """The nights asked for, both included; Unanswered when they are in the wrong order, too many or too far."""
    if last < first:
        raise Unanswered(f"last ({last}) is before first ({first})")
    if (last - first).days >= longest:
        raise Unanswered(f"at most {longest} nights at once")
    if not EARLIEST <= first <= last <= LATEST:
        raise Unanswered(f"nights from {EARLIEST} to {LATEST} only")
    return Span(first, last)


def types_of(house: House, named: Sequence[str] | None) -> tuple[RoomType, ...]:
    """The sellable types by code or as people name them (« suites »), in the house's order; all without names.

    Unanswered for a word that means none; Refusal, with the candidates, for one that could mean several.
    """
    if not named:
        return house.sellable
    codes: set[str] = set()
    for name in named:
        exact = {kind.code for kind in house.sellable if kind.code == name}
        found = exact or set(spoken_types(_words(name), house.hotel))
        if not found:
            raise Unanswered(f"no room type {name!r}; there are: {', '.join(k.code for k in house.sellable)}")
        codes |= found
    return tuple(kind for kind in house.sellable if kind.code in codes)


def type_of(house: House, name: str) -> RoomType:
    """The one type of this name; Unanswered when it means several."""
    found = types_of(house, [name])
    if len(found) != 1:
        raise Unanswered(f"one room type at a time; {name!r} means: {', '.join(k.code for k in found)}")
    return found[0]


def read_at(house: House) -> datetime | None:
    """When the bookings were last read."""
    return house.source_ages.get(RESERVATIONS)


def year_before(day: date) -> date:
    """The same weekday 52 weeks earlier: the hotelier's « same day last year »."""
    return day - timedelta(weeks=52)


def _words(name: str) -> list[str]:
    return [token.text for token in read(name).tokens if token.kind in ("word", "number")]
