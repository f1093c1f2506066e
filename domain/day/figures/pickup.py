"""What was booked and cancelled since the last look?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain.day.figures.opened import bookings, opened
from domain.figure import Figure
from domain.house.snapshot import House, Stay
from domain.money import Money


@dataclass(frozen=True, slots=True)
class Pickup:
    """Gross pickup: a room booked and cancelled since the last look counts on both sides."""

    bookings: Figure
    nights: Figure
    amount: Figure
    cancelled_bookings: Figure
    cancelled_nights: Figure
    cancelled_amount: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (
            self.bookings,
            self.nights,
            self.amount,
            self.cancelled_bookings,
            self.cancelled_nights,
            self.cancelled_amount,
        )


def pickup(house: House) -> Pickup:
    """Room nights and amounts since `house.since`; missing when nobody says since when."""
    since = house.since
    new = [s for s in house.stays if since and since <= s.booked_at <= house.now]
    gone = [s for s in house.stays if since and s.released_at and since <= s.released_at <= house.now]
    return Pickup(
        bookings=_bookings(house, "pickup.bookings", new),
        nights=_nights(house, "pickup.nights", new),
        amount=_amount(house, "pickup.amount", new),
        cancelled_bookings=_bookings(house, "pickup.cancelled_bookings", gone),
        cancelled_nights=_nights(house, "pickup.cancelled_nights", gone),
        cancelled_amount=_amount(house, "pickup.cancelled_amount", gone),
    )


def foreign_amounts(house: House) -> tuple[Money, ...]:
    """What was booked since the last look in other currencies than the house's, one amount each."""
    since = house.since
    sums: dict[str, Money] = {}
    for stay in house.stays:
        if stay.foreign is not None and since is not None and since <= stay.booked_at <= house.now:
            known = sums.get(stay.foreign.currency)
            sums[stay.foreign.currency] = stay.foreign if known is None else known + stay.foreign
    return tuple(sums[currency] for currency in sorted(sums))


def _bookings(house: House, name: str, stays: list[Stay]) -> Figure:
    """Bookings, not rooms: of a booking of several rooms only the first counts."""
    first = list({stay.number: stay for stay in reversed(stays)}.values())
    return _made(house, name, "bookings", "bookings", first, lambda _: Decimal(1))


def _nights(house: House, name: str, stays: list[Stay]) -> Figure:
    return _made(house, name, "nights", "nights", stays, lambda s: Decimal((s.check_out - s.check_in).days))


def _amount(house: House, name: str, stays: list[Stay]) -> Figure:
    unpriced = (f"total[{stay.number}]" for stay in stays if stay.total is None)
    return _made(house, name, house.hotel.currency, "total", stays, lambda s: s.total, unpriced)


def _made(
    house: House,
    name: str,
    unit: str,
    operand: str,
    stays: list[Stay],
    of: Callable[[Stay], Decimal | None],
    missing: Iterable[str] = (),
) -> Figure:
    listed: list[tuple[str, Decimal | None]] = [
        (f"{operand}[{stay.number}#{n}]", of(stay)) for n, stay in enumerate(stays, 1)
    ]
    if house.since is None:
        listed, missing = [(f"{operand}[since]", None)], ("since",)
    return opened(
        house,
        f"{name}:{house.today.isoformat()}",
        unit,
        f"sum({operand})",
        listed,
        sources=(bookings(stays),),
        missing=missing,
    )
