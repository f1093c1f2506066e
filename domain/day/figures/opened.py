"""How does a figure come to carry its formula, its operands, its source rows and its age?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from domain.day.figures.formula import Operands, evaluate
from domain.figure import Figure, Source, Standing
from domain.house.snapshot import RESERVATIONS, House, Stay


def opened(
    house: House,
    key: str,
    unit: str,
    formula: str,
    operands: Operands,
    *,
    sources: Iterable[Source] = (),
    missing: Iterable[str] = (),
) -> Figure:
    """A figure over bookings. Its value is what the formula gives, so nothing can be shown that does not open.

    `missing` names absent inputs: the figure is then partial. It is missing when nothing can be computed or
    bookings were never read, and stale when they were read longer ago than the house allows.
    """
    absent = tuple(dict.fromkeys(missing))
    read_at = house.source_ages.get(RESERVATIONS)
    value = evaluate(formula, operands) if read_at or _any_booking(house) else None
    if read_at is None:
        absent = (*absent, RESERVATIONS)
    return Figure(
        key=key,
        value=value,
        unit=unit,
        as_of=read_at or house.now,
        formula=formula,
        operands=tuple(operands),
        sources=tuple(source for source in sources if source.rows),
        standing=_standing(house, read_at, value is None, bool(absent)),
        missing=absent,
    )


def cells(keys: Iterable[tuple[str, date]]) -> Source:
    """Calendar nights as source rows: « suite-junior@2026-10-13 »."""
    return Source("night", tuple(f"{code}@{night.isoformat()}" for code, night in keys))


def bookings(stays: Iterable[Stay]) -> Source:
    """Reservations as source rows, each once, by number."""
    return Source("reservation", tuple(dict.fromkeys(stay.number for stay in stays)))


def unmapped(stays: Iterable[Stay]) -> tuple[str, ...]:
    """What is missing because these stays are of no known type."""
    return tuple(f"room_type[{stay.number}]" for stay in stays if stay.room_type is None)


def _any_booking(house: House) -> bool:
    return bool(house.stays) or any(cell.sold for cell in house.nights.values())


def _standing(house: House, read_at: datetime | None, missing: bool, partial: bool) -> Standing:
    if missing:
        return Standing.MISSING
    if read_at is None or house.now - read_at > house.max_data_age:
        return Standing.STALE
    return Standing.PARTIAL if partial else Standing.ACTUAL
