"""How does each of the coming nights stand, type by type: sold, left, price, how far the price has come, drift?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.bookings.night import Night
from domain.house.snapshot import House
from domain.prices.rates import CalendarCell, Stage
from domain.property import RoomType
from governance.office import Office, snapshot
from store.unit import Unit

NIGHTS = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """One type on one night. `stage` is how far its price has come, None where nobody has set one.

    `drift`: somebody saw another price than the one that is wanted.
    """

    night: Night
    stage: Stage | None
    seen: Decimal | None
    drift: bool


@dataclass(frozen=True, slots=True)
class Nights:
    """The coming nights, each with every type in the house's order."""

    house: House
    types: tuple[RoomType, ...]
    rows: tuple[tuple[date, tuple[Standing, ...]], ...]


async def nights_ahead(office: Office, unit: Unit, count: int = NIGHTS) -> Nights:
    """From tonight on."""
    house = await snapshot(office, unit)
    days = [house.today + timedelta(days=n) for n in range(count)]
    types = house.sellable
    held = await unit.calendar.cells([kind.code for kind in types], days[0], days[-1])
    by_cell: dict[tuple[str, date], list[CalendarCell]] = {}
    for cell, found in held.items():
        by_cell.setdefault((cell.room_type, cell.night), []).append(found)
    rows = tuple((day, tuple(_standing(house, by_cell, kind, day) for kind in types)) for day in days)
    return Nights(house, types, rows)


def _standing(
    house: House, held: Mapping[tuple[str, date], list[CalendarCell]], kind: RoomType, day: date
) -> Standing:
    found = held.get((kind.code, day), [])
    seen = _seen(found)
    night = house.night(kind.code, day)
    return Standing(night, _stage(found), seen, seen is not None and seen != night.price)


def _stage(cells: Iterable[CalendarCell]) -> Stage | None:
    """The last stage at which the wanted price stands."""
    reached: Stage | None = None
    for cell in cells:
        wanted = cell.price
        if wanted is None:
            continue
        for stage in Stage:
            stamp = getattr(cell, stage.value)
            if stamp is not None and stamp.value.price == wanted:
                reached = stage
    return reached


def _seen(cells: Iterable[CalendarCell]) -> Decimal | None:
    """The price that was seen last."""
    stamps = [cell.observed for cell in cells if cell.observed is not None]
    prices = [one for one in stamps if one.value.price is not None]
    return max(prices, key=lambda one: one.at).value.price if prices else None
