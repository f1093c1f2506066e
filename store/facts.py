"""What does the house look like at this instant, or did it look like on the eve of a past day?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, union

from domain.booked_room import DIRECT
from domain.house import House, Night, Stay, WritableRate
from domain.nights import ONE_DAY, Span
from domain.property import Property
from domain.proposal import State
from domain.rates import ALL_CHANNELS, MASTER_PLAN, Stage
from store.booked_rooms import spread
from store.channels import Channels, Quota
from store.deliveries import Deliveries
from store.mandates import Mandates
from store.models import CellRow, ProposalRow, StayRoomRow
from store.objectives import Objectives
from store.properties import PropertyFacts, Settings
from store.scope import Scope
from store.stays import stays_where

# For how long a body that nobody could read is spoken of.
UNREAD_SHOWN = timedelta(days=7)


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


@dataclass(frozen=True, slots=True)
class Facts:
    """The snapshot that directors see."""

    scope: Scope
    property: PropertyFacts
    settings: Settings
    channels: Channels
    objectives: Objectives
    mandates: Mandates
    quota: Quota
    deliveries: Deliveries

    async def house(
        self,
        now: datetime,
        *,
        as_of: date | None = None,
        ahead_days: int = 120,
        quota_day: int | None = None,
        provider: str = "hotelrunner",
    ) -> House:
        """The House at `now`; with `as_of`, at brief time of that day as known then: what was booked or
        released by that hour. Dates without a time count from their midnight.

        Nights run from the first of yesterday's month to `ahead_days` after today. `quota_left` is known when the
        day's quota is given. LookupError when the property was never saved.
        """
        hotel = await self.property.get()
        if as_of is not None:
            now = _local(as_of, hotel.brief_at, hotel).astimezone(UTC)
        today = now.astimezone(hotel.zone).date()
        knowledge = Knowledge(None if as_of is None else now)
        since = _local(today - ONE_DAY, hotel.brief_at, hotel).astimezone(UTC)
        window = Span((today - ONE_DAY).replace(day=1), today + timedelta(days=ahead_days))
        settings = await self.settings.all()
        ages = await self.channels.source_ages()
        counts = await self._counts()
        nights = await self._nights(hotel, window, knowledge)
        used = await self.quota.used(provider, now - timedelta(days=1)) if quota_day is not None else 0
        return House(
            hotel=hotel,
            now=now,
            today=today,
            first=window.first,
            last=window.last,
            nights=nights,
            stays=await self._stays(today, since, knowledge, _oversold(nights, today)),
            since=since,
            channels=tuple(await self.channels.health()),
            rates=_writable(hotel, await self.channels.rates()),
            source_ages={name: min(read_at, now) for name, read_at in ages.items()},
            objectives=tuple(await self.objectives.active(today)),
            mandates=tuple(await self.mandates.in_force(today)),
            pending=counts.get(State.PENDING, 0) + counts.get(State.HELD, 0),
            unknown=counts.get(State.UNKNOWN, 0),
            paused=bool(settings.get("paused", False)),
            push=bool(settings.get("push", False)),
            quota_left=None if quota_day is None else max(0, quota_day - used),
            sample=hotel.sample,
            unread=tuple(await self.deliveries.unread(now - UNREAD_SHOWN)),
        )

    async def nights(
        self, span: Span, known_before: datetime | None = None
    ) -> Mapping[tuple[str, date], Night]:
        """Every type and night of any window, as known now or as it was on the books before an instant."""
        return await self._nights(await self.property.get(), span, Knowledge(known_before))

    async def _counts(self) -> dict[str, int]:
        shown = (State.PENDING.value, State.HELD.value, State.UNKNOWN.value)
        found = await self.scope.rows(
            select(ProposalRow.state, func.count(ProposalRow.id))
            .where(ProposalRow.state.in_(shown))
            .group_by(ProposalRow.state)
        )
        return {state: count for state, count in found}

    async def _stays(
        self, today: date, since: datetime, knowledge: Knowledge, oversold: Mapping[str, Span]
    ) -> tuple[Stay, ...]:
        """Rooms slept in, entered or left from yesterday to tomorrow, what was booked or released since, rooms of
        no known type, and those that touch a type's oversold nights."""
        held, longest = knowledge.held(), await self._longest()
        around = and_(
            StayRoomRow.check_in.between(today - longest, today + ONE_DAY),
            StayRoomRow.check_out >= today - ONE_DAY,
            held,
        )
        booked = and_(StayRoomRow.booked_at >= since, held)
        untyped = and_(StayRoomRow.room_type.is_(None), StayRoomRow.check_out > today, held)
        crowded = [
            and_(
                StayRoomRow.room_type == code,
                StayRoomRow.check_in.between(span.first - longest, span.last),
                StayRoomRow.check_out > span.first,
                held,
            )
            for code, span in oversold.items()
        ]
        wanted = (around, booked, knowledge.released_since(since), untyped, *crowded)
        ids = union(
            *(select(StayRoomRow.id).where(condition) for condition in wanted)
        )  # each by its own index
        found = await stays_where(self.scope, StayRoomRow.id.in_(ids))
        return tuple(knowledge.as_known(stay) for stay in found)

    async def _longest(self) -> timedelta:
        """The longest stay of this property: how far back a stay that is still on may have begun."""
        nights = await self.scope.first(select(func.max(StayRoomRow.nights)))
        return timedelta(days=nights or 0)

    async def _nights(
        self, hotel: Property, window: Span, knowledge: Knowledge
    ) -> Mapping[tuple[str, date], Night]:
        rooms = await self.scope.rows(
            select(
                StayRoomRow.room_type,
                StayRoomRow.check_in,
                StayRoomRow.nights,
                StayRoomRow.revenue,
                StayRoomRow.commission,
                StayRoomRow.nightly,
                StayRoomRow.source,
            ).where(
                StayRoomRow.check_in.between(window.first - await self._longest(), window.last),
                StayRoomRow.check_out > window.first,
                StayRoomRow.room_type.is_not(None),
                knowledge.held(),
            )
        )
        prices = await self.scope.rows(
            select(
                CellRow.room_type, CellRow.night, CellRow.price, CellRow.min_stay, CellRow.stop_sell
            ).where(
                CellRow.stage == Stage.TARGET.value,
                CellRow.night.between(window.first, window.last),
                CellRow.rate_plan == MASTER_PLAN,
                CellRow.channel == ALL_CHANNELS,
            )
        )
        sold = _sold(rooms, window)
        targets = {(code, night): (price, stay, stop) for code, night, price, stay, stop in prices}
        cells = {}
        for kind in hotel.room_types:
            for night in window:
                key = (kind.code, night)
                price, min_stay, stop = targets.get(key, (None, None, None))
                tally = sold.get(key, _NONE_SOLD)
                cells[key] = Night(
                    kind.code,
                    night,
                    kind.units,
                    sold=tally[0],
                    price=price,
                    min_stay=min_stay,
                    stop_sell=bool(stop),
                    revenue=Decimal(tally[2]).scaleb(-2),
                    priced=tally[1],
                    commission=Decimal(tally[3]).scaleb(-2),
                    direct=tally[4],
                )
        return cells


def _oversold(nights: Mapping[tuple[str, date], Night], today: date) -> dict[str, Span]:
    """By type, from the first to the last coming night on which more rooms are sold than there are."""
    over: dict[str, list[date]] = {}
    for (code, night), cell in nights.items():
        if night >= today and cell.left is not None and cell.left < 0:
            over.setdefault(code, []).append(night)
    return {code: Span(min(found), max(found)) for code, found in over.items()}


# sold, priced, revenue in hundredths, commission in hundredths, direct
Tally = list[int]
_NONE_SOLD: Tally = [0, 0, 0, 0, 0]


def _sold(rooms: Iterable[Any], window: Span) -> dict[tuple[str, date], Tally]:
    """What the booked rooms add up to by type and night of the window.

    Revenue is the stated price of the night; where none is stated, an equal part of the room's total, the odd
    hundredths on the first nights. A commission is spread the same way.
    """
    tallies: dict[tuple[str, date], Tally] = {}
    last, first = window.last.toordinal(), window.first.toordinal()
    days = {ordinal: date.fromordinal(ordinal) for ordinal in range(first, last + 1)}
    for room_type, check_in, nights, revenue, commission, nightly, source in rooms:
        begin = check_in.toordinal()
        prices = nightly or spread(revenue, nights)
        fees = spread(commission, nights)
        direct = source in DIRECT
        for n in range(max(0, first - begin), min(nights, last + 1 - begin)):
            key = (room_type, days[begin + n])
            tally = tallies.get(key)
            if tally is None:
                tally = tallies[key] = [0, 0, 0, 0, 0]
            tally[0] += 1
            if prices is not None and prices[n] is not None:
                tally[1] += 1
                tally[2] += prices[n]
            if fees is not None:
                tally[3] += fees[n]
            tally[4] += direct
    return tallies


def _writable(hotel: Property, rates: Iterable[Mapping[str, Any]]) -> dict[str, WritableRate]:
    """What the channel manager lets us write, for the types that are linked to a rate of its list."""
    listed = {(rate.get("external_code"), rate.get("rate_code")): rate for rate in rates}
    found = {}
    for kind in hotel.room_types:
        rate = listed.get((kind.external_code, kind.rate_code))
        if rate is not None:
            found[kind.code] = WritableRate(
                kind.code,
                rate.get("currency"),
                bool(rate.get("price_writable")),
                bool(rate.get("restrictions_writable")),
                bool(rate.get("availability_writable")),
            )
    return found


def _local(day: date, hour: time, hotel: Property) -> datetime:
    return datetime.combine(day, hour, hotel.zone)
