"""Which nights and which room types does a question mean?"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.house import RESERVATIONS, House
from domain.nights import Span
from domain.property import RoomType
from governance.toolbox.typed import Unanswered

LONGEST = 400  # nights: a year and its eve


def span_of(first: date, last: date, longest: int = LONGEST) -> Span:
    """The nights asked for, both included; Unanswered when they are in the wrong order or too many."""
    if last < first:
        raise Unanswered(f"last ({last}) is before first ({first})")
    if (last - first).days >= longest:
        raise Unanswered(f"at most {longest} nights at once")
    return Span(first, last)


def types_of(house: House, named: Sequence[str] | None) -> tuple[RoomType, ...]:
    """The sellable types by code or name in any language; all of them without names. Unanswered for others."""
    if not named:
        return house.sellable
    found: dict[str, RoomType] = {}
    for name in named:
        matching = [kind for kind in house.sellable if _fold(name) in _names(kind)]
        if not matching:
            codes = ", ".join(kind.code for kind in house.sellable)
            raise Unanswered(f"no room type {name!r}; there are: {codes}")
        found.update((kind.code, kind) for kind in matching)
    return tuple(found.values())


def read_at(house: House) -> datetime | None:
    """When the bookings were last read."""
    return house.source_ages.get(RESERVATIONS)


def year_before(day: date) -> date:
    """The same weekday 52 weeks earlier: the hotelier's « same day last year »."""
    return day - timedelta(weeks=52)


def _names(kind: RoomType) -> set[str]:
    return {_fold(kind.code), *(_fold(name) for name in kind.name.by_language.values())}


def _fold(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower().replace("-", " "))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
