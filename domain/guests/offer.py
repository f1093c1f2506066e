"""Which rooms fit a request, at which approved rate, and with which taxes beside it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.guests.named_rooms import meant_by
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

    `age`: how old the bookings are that this counts on; None when they were never read. `above`: all of them cost
    more than the guest wants to pay. `named`: False where he names a kind of room and none of that kind is offered.
    """

    offers: tuple[Offer, ...]
    unpriced: tuple[str, ...] = ()
    age: timedelta | None = None
    above: bool = False
    named: bool = True

    @property
    def fresh(self) -> bool:
        """Whether the bookings were read within a quarter of an hour."""
        return self.age is not None and self.age <= FRESH


def offered(
    request: Request, house: House, held: Mapping[tuple[str, date], int], most: Money | None = None
) -> Offered:
    """Types that sleep the whole party and have a room on every night, open holds counted as sold.

    `most` is what the whole stay may cost: what is dearer is left out as long as something is not.
    """
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
    within = [one for one in cheapest if most is None or one.total.amount <= most.amount]
    meant = meant_by(request.named, house.sellable)
    first = sorted(within or cheapest, key=lambda one: one.kind.code not in meant)  # keeps the cheapest first
    told = tuple(first[:MOST_OFFERED])
    named = not request.named or any(one.kind.code in meant for one in told)
    return Offered(told, tuple(unpriced), house.age(RESERVATIONS), bool(cheapest) and not within, named)


def needs_several(request: Request, house: House) -> bool:
    """Whether no single room will do: several are asked for, or more people come than any room sleeps."""
    beds = max((kind.occupancy or 0 for kind in house.sellable), default=0)
    return (request.rooms or 1) > 1 or (request.people or 0) > beds


def whole_house(
    request: Request, house: House, held: Mapping[tuple[str, date], int]
) -> tuple[int, int] | None:
    """Of everything that is asked for: rooms free on the fullest night, of how many; None without dates."""
    if not request.whole:
        return None
    free = []
    for night in each_night(request):
        cells = [(kind, house.night(kind.code, night)) for kind in house.sellable]
        free.append(sum(max(0, _left(cell.left, held.get((kind.code, night), 0))) for kind, cell in cells))
    return (min(free), house.hotel.units) if free else None


def _left(left: int | None, held: int) -> int:
    """Rooms to sell; none where nobody knows how many there are."""
    return 0 if left is None else left - held
