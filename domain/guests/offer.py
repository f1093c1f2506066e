"""Which rooms fit a request, at which approved rate, and with which taxes beside it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.guests.request import Request, each_night
from domain.house.snapshot import RESERVATIONS, House
from domain.money import Money
from domain.property import RoomType

FRESH = timedelta(minutes=15)
MOST_OFFERED = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """One room of a type for the whole stay: the sum of its approved rates, and how many are left."""

    kind: RoomType
    total: Money
    nights: int
    left: int


@dataclass(frozen=True, slots=True)
class Offered:
    """What fits, the cheapest first. `unpriced`: types that are free and have no approved rate for every night.

    `read_at_age`: how old the bookings are that this counts on; None when they were never read.
    """

    offers: tuple[Offer, ...]
    unpriced: tuple[str, ...] = ()
    age: timedelta | None = None

    @property
    def fresh(self) -> bool:
        """Whether the bookings were read within a quarter of an hour."""
        return self.age is not None and self.age <= FRESH


def offered(request: Request, house: House, held: Mapping[tuple[str, date], int]) -> Offered:
    """Types that sleep the whole party and have a room on every night, open holds counted as sold."""
    found, unpriced = [], []
    for kind in house.sellable:
        if request.people is None or (kind.occupancy or 0) < request.people:
            continue
        nights = [house.night(kind.code, night) for night in each_night(request)]
        left = [_left(night.left, held.get((kind.code, night.night), 0)) for night in nights]
        closed = any(night.stop_sell or (night.min_stay or 1) > len(nights) for night in nights)
        if closed or not left or min(left) < 1:
            continue
        prices = [night.price for night in nights if night.price is not None]
        if len(prices) < len(nights):
            unpriced.append(kind.code)
            continue
        total = Money(sum(prices, Decimal(0)), house.hotel.currency)
        found.append(Offer(kind, total, len(nights), min(left)))
    cheapest = sorted(found, key=lambda one: (one.total.amount, one.kind.code))
    return Offered(tuple(cheapest[:MOST_OFFERED]), tuple(unpriced), house.age(RESERVATIONS))


def _left(left: int | None, held: int) -> int:
    """Rooms to sell; none where nobody knows how many there are."""
    return 0 if left is None else left - held
