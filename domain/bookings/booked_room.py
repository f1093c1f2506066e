"""What does one booked room bring, night by night, without saying who sleeps in it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.nights import Span, stay_nights

# Sources that cost no commission: the house's own booking engine, desk and telephone.
DIRECT = frozenset({"online", "direct", "phone", "walk_in", "website"})


@dataclass(frozen=True, slots=True)
class BookedRoom:
    """One room of one booking, no personal data. `prices` and `fees` hold one amount a night from check-in on.

    A price is the stated one of the night, else an equal part of the room's total; None where neither is known.
    `fees` (the commission, spread alike) is None when nobody told it; a direct booking costs none.
    """

    number: str
    source: str
    room_type: str | None
    check_in: date
    check_out: date
    booked_at: datetime
    released_at: datetime | None
    prices: tuple[Decimal | None, ...] | None
    fees: tuple[Decimal, ...] | None
    sample: bool = False

    @property
    def nights(self) -> tuple[date, ...]:
        return stay_nights(self.check_in, self.check_out)


@dataclass(frozen=True, slots=True)
class RoomNight:
    """One night of one booked room. `price` and `fee` are None when they are not known."""

    room: BookedRoom
    night: date
    price: Decimal | None
    fee: Decimal | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What some room nights add up to.

    ADR = `revenue` ÷ `priced`; net ADR = (`net_revenue` − `commission`) ÷ `netted`, over the rooms whose price
    and commission are both known.
    """

    bookings: int
    nights: int
    priced: int
    revenue: Decimal
    netted: int
    net_revenue: Decimal
    commission: Decimal

    @property
    def adr(self) -> Decimal | None:
        return self.revenue / self.priced if self.priced else None

    @property
    def adr_net(self) -> Decimal | None:
        return (self.net_revenue - self.commission) / self.netted if self.netted else None


def room_nights(rooms: Iterable[BookedRoom], span: Span | None = None) -> tuple[RoomNight, ...]:
    """The nights of these rooms that lie in `span`; all of them without one."""
    return tuple(
        RoomNight(room, night, room.prices[n] if room.prices else None, _fee(room, n))
        for room in rooms
        for n, night in enumerate(room.nights)
        if span is None or night in span
    )


def totals(nights: Iterable[RoomNight]) -> Totals:
    """Their sums, each over the nights for which the amount is known."""
    listed = tuple(nights)
    prices = [one.price for one in listed if one.price is not None]
    netted = [(one.price, one.fee) for one in listed if one.price is not None and one.fee is not None]
    return Totals(
        bookings=len({one.room.number for one in listed}),
        nights=len(listed),
        priced=len(prices),
        revenue=sum(prices, Decimal(0)),
        netted=len(netted),
        net_revenue=sum((price for price, _ in netted), Decimal(0)),
        commission=sum((fee for _, fee in netted), Decimal(0)),
    )


def _fee(room: BookedRoom, n: int) -> Decimal | None:
    """A commission of nothing on a room that a channel sold is a commission nobody told us."""
    if room.source in DIRECT:
        return room.fees[n] if room.fees else Decimal(0)
    return room.fees[n] if room.fees and any(room.fees) else None
