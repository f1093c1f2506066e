"""What is sold on each night, at what price and for how many, as far as it was known at an instant?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from domain.bookings.booked_room import DIRECT
from domain.bookings.night import Night
from domain.house.snapshot import Stay
from domain.money.rooms import RoomsDay
from domain.nights import Span
from domain.prices.rates import ALL_CHANNELS, MASTER_PLAN, Stage
from domain.property import Property
from domain.result.days import add_up
from store.bookings.blocks import blocked_rooms
from store.bookings.booked_rooms import spread
from store.bookings.foreign import ABROAD, with_house
from store.bookings.shares import shares
from store.models.calendar import CellRow
from store.models.reservations import StayRoomRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What counts as known: everything (`cut` None), or what was known before the instant `cut`."""

    cut: datetime | None

    def held(self) -> ColumnElement[bool]:
        """Rooms that are booked and not released, to the best of this knowledge."""
        if self.cut is None:
            return StayRoomRow.released_at.is_(None)
        free_later = or_(StayRoomRow.released_at.is_(None), StayRoomRow.released_at >= self.cut)
        return and_(StayRoomRow.known_from < self.cut, free_later)

    def released_since(self, since: datetime) -> ColumnElement[bool]:
        """Rooms that were cancelled or not taken since then; a replaced row is neither."""
        gone = and_(StayRoomRow.released_at >= since, StayRoomRow.superseded.is_(False))
        if self.cut is None:
            return gone
        return and_(gone, StayRoomRow.known_from < self.cut, StayRoomRow.released_at < self.cut)

    def as_known(self, stay: Stay) -> Stay:
        """Without the release that nobody knew of yet."""
        hidden = self.cut is not None and stay.released_at is not None and stay.released_at >= self.cut
        return replace(stay, released_at=None) if hidden else stay


async def longest_stay(scope: Scope) -> timedelta:
    """The longest stay of this property: how far back a stay that is still on may have begun."""
    nights = await scope.first(select(func.max(StayRoomRow.nights)))
    return timedelta(days=nights or 0)


async def nights_of(
    scope: Scope, hotel: Property, window: Span, knowledge: Knowledge, longest: timedelta
) -> Mapping[tuple[str, date], Night]:
    """Every type and night of the window, with its target price; `longest` is the house's `longest_stay`."""
    sold = await _sold(scope, window, knowledge, longest)
    prices = await scope.rows(
        select(CellRow.room_type, CellRow.night, CellRow.price, CellRow.min_stay, CellRow.stop_sell).where(
            CellRow.stage == Stage.TARGET.value,
            CellRow.night.between(window.first, window.last),
            CellRow.rate_plan == MASTER_PLAN,
            CellRow.channel == ALL_CHANNELS,
        )
    )
    blocked = await blocked_rooms(scope, window, knowledge.cut)
    targets = {(code, night): (price, stay, stop) for code, night, price, stay, stop in prices}
    cells = {}
    for kind in hotel.room_types:
        for night in window:
            price, min_stay, stop = targets.get((kind.code, night), (None, None, None))
            tally = sold.get((kind.code, night), _NONE)
            cells[kind.code, night] = Night(
                kind.code,
                night,
                kind.units,
                blocked=blocked.get((kind.code, night), 0),
                price=price,
                min_stay=min_stay,
                stop_sell=bool(stop),
                **tally.values(),
            )
    return cells


async def rooms_days(
    scope: Scope, hotel: Property, window: Span, knowledge: Knowledge, longest: timedelta
) -> Mapping[date, RoomsDay]:
    """All types of each night of the window together; sizes are those of today."""
    sold = await _sold(scope, window, knowledge, longest)
    blocked = await blocked_rooms(scope, window, knowledge.cut)
    # Most nights of most types are empty, and an empty night adds up like any other of its type.
    empty = [Night(kind.code, window.first, kind.units) for kind in hotel.room_types if kind.sellable]

    def of(free: Night, night: date) -> Night:
        key = free.room_type, night
        tally, out = sold.get(key), blocked.get(key, 0)
        if tally is None and not out:
            return free
        return Night(free.room_type, night, free.units, blocked=out, **(tally or _NONE).values())

    return {night: add_up(night, (of(free, night) for free in empty)) for night in window}


@dataclass(slots=True)
class _Tally:
    """What the booked rooms of one type and night add up to; amounts in hundredths."""

    sold: int = 0
    priced: int = 0
    revenue: int = 0
    commission: int = 0
    direct: int = 0
    arrivals: int = 0
    adults: int = 0
    children: int = 0
    uncounted: int = 0

    def values(self) -> dict[str, Any]:
        """The fields of `Night` that it fills."""
        return {
            "sold": self.sold,
            "priced": self.priced,
            "revenue": Decimal(self.revenue).scaleb(-2),
            "commission": Decimal(self.commission).scaleb(-2),
            "direct": self.direct,
            "arrivals": self.arrivals,
            "adults": self.adults,
            "children": self.children,
            "uncounted": self.uncounted,
        }


_NONE = _Tally()


async def _sold(
    scope: Scope, window: Span, knowledge: Knowledge, longest: timedelta
) -> Mapping[tuple[str, date], _Tally]:
    """The rooms that touch the window, added up by type and night."""
    touching = with_house(
        select(
            ABROAD,
            StayRoomRow.room_type,
            StayRoomRow.check_in,
            StayRoomRow.nights,
            StayRoomRow.revenue,
            StayRoomRow.commission,
            StayRoomRow.nightly,
            StayRoomRow.source,
            StayRoomRow.adults,
            StayRoomRow.children,
        )
    ).where(
        StayRoomRow.check_in.between(window.first - longest, window.last),
        StayRoomRow.check_out > window.first,
        StayRoomRow.room_type.is_not(None),
        knowledge.held(),
    )
    return _added_up(await scope.rows(touching), window, await shares(scope))


def _added_up(
    rooms: Iterable[Any], window: Span, shares: Mapping[str, Decimal]
) -> dict[tuple[str, date], _Tally]:
    """Revenue is the stated price of the night; where none is stated, an equal part of the room's total, the odd
    hundredths on the first nights. A commission is spread the same way; where the channel states none it is the
    share (`shares`) that people have answered for it. What was sold in another currency (`abroad`) is a room whose
    price is not known: amounts of two currencies are no sum."""
    tallies: dict[tuple[str, date], _Tally] = {}
    last, first = window.last.toordinal(), window.first.toordinal()
    days = {ordinal: date.fromordinal(ordinal) for ordinal in range(first, last + 1)}
    for abroad, room_type, check_in, nights, revenue, commission, nightly, source, adults, children in rooms:
        begin = check_in.toordinal()
        prices = None if abroad else nightly or spread(revenue, nights)
        fees = None if abroad else spread(commission, nights)
        direct, share = source in DIRECT, shares.get(source)
        for n in range(max(0, first - begin), min(nights, last + 1 - begin)):
            key = (room_type, days[begin + n])
            tally = tallies.get(key)
            if tally is None:
                tally = tallies[key] = _Tally()
            tally.sold += 1
            if prices is not None and prices[n] is not None:
                tally.priced += 1
                tally.revenue += prices[n]
            if fees is not None:
                tally.commission += fees[n]
            elif share is not None and prices is not None and prices[n] is not None:
                tally.commission += round(prices[n] * share)
            tally.direct += direct
            tally.arrivals += n == 0
            tally.adults += adults or 0
            tally.children += children or 0
            tally.uncounted += adults is None
    return tallies
