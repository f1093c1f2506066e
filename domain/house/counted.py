"""Where do people's counts, the counters and the panel's own list contradict what the house has sold?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.house.snapshot import House
from domain.house.witness import caught_up
from domain.incident.table import Cell, Contradiction, grows, judged, runs


def contradicted(house: House) -> Iterator[tuple[Contradiction, ...]]:
    """Runs of neighbouring nights to come on which a count contradicts the house in the same way."""
    known = caught_up(house)
    found = []
    for count in house.counts:
        kind = house.hotel.room_type(count.room_type)
        if kind is None or kind.units is None or count.night < house.today:
            continue
        night = house.night(kind.code, count.night)
        cell = Cell(
            kind.units,
            tuple(one for one in house.counted if one.room_type == kind.code),
            house.blocks,
            night.blocked,
            bool(night.stop_sell),
        )
        one = judged(count, cell, known)
        if one is not None:
            found.append(one)
    yield from runs(found)


def undelivered(house: House) -> Iterator[str]:
    """Channels whose updates under way have only grown over the last readings."""
    yield from (code for code, waiting in sorted(house.waiting.items()) if grows(waiting))
