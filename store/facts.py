"""What does the house look like at this instant, or did it look like on the eve of a past day?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, func, select, union

from domain.bookings.mail_standing import MAIL
from domain.bookings.night import Night
from domain.consent.proposal import State
from domain.house.snapshot import House, Stay, WritableRate
from domain.money.books import Books
from domain.nights import ONE_DAY, Span, month_of
from domain.property import Property
from store.bookings.channels import Channels, Quota
from store.bookings.deliveries import Deliveries
from store.bookings.mails import Mails
from store.bookings.nights import Knowledge, longest_stay, nights_of, rooms_days
from store.bookings.stays import stays_where
from store.consent.mandates import Mandates
from store.consent.objectives import Objectives
from store.house.properties import PropertyFacts, Settings
from store.models.proposals import ProposalRow
from store.models.reservations import StayRoomRow
from store.money.accounts import Accounts, Reach
from store.prices.rules import Pricing
from store.scope import Scope

# For how long a body that nobody could read is spoken of.
UNREAD_SHOWN = timedelta(days=7)


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
    accounts: Accounts
    pricing: Pricing
    mails: Mails

    async def house(
        self,
        now: datetime,
        *,
        as_of: date | None = None,
        ahead_days: int = 120,
        back_to: date | None = None,
        quota_day: int | None = None,
        provider: str = "hotelrunner",
        books_since: date | None = None,
    ) -> House:
        """The House at `now`; with `as_of`, at brief time of that day as known then: what was booked or
        released by that hour. Dates without a time count from their midnight.

        Nights run from the first of yesterday's month, or `back_to` where that is earlier, to `ahead_days` after
        today. `quota_left` is known when the day's quota is given. The books reach back to `books_since`, by
        default no further than the nights. LookupError when the property was never saved.
        """
        hotel = await self.property.get()
        if as_of is not None:
            now = _local(as_of, hotel.brief_at, hotel).astimezone(UTC)
        today = now.astimezone(hotel.zone).date()
        knowledge = Knowledge(None if as_of is None else now)
        since = _local(today - ONE_DAY, hotel.brief_at, hotel).astimezone(UTC)
        first = (today - ONE_DAY).replace(day=1)
        window = Span(min(first, back_to or first), today + timedelta(days=ahead_days))
        settings = await self.settings.all()
        sources = await self.channels.sources()
        ages = {name: read_at for name, (read_at, _) in sources.items() if read_at is not None}
        counts = await self._counts()
        longest = await longest_stay(self.scope)
        nights = await nights_of(self.scope, hotel, window, knowledge, longest)
        books = await self._books(hotel, window, knowledge, longest, books_since, now, settings)
        used = await self.quota.used(provider, now - timedelta(days=1)) if quota_day is not None else 0
        return House(
            hotel=hotel,
            now=now,
            today=today,
            first=window.first,
            last=window.last,
            nights=nights,
            stays=await self._stays(today, since, knowledge, longest, _oversold(nights, today)),
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
            pricing=await self.pricing.rules(today),
            unread=tuple(await self.deliveries.unread(now - UNREAD_SHOWN)),
            books=books,
            mail=await self.mails.standing(*sources.get(MAIL, (None, None))),
        )

    async def _books(
        self,
        hotel: Property,
        window: Span,
        knowledge: Knowledge,
        longest: timedelta,
        since: date | None,
        now: datetime,
        settings: Mapping[str, Any],
    ) -> Books:
        """The money, with the nights before the window where it reaches further back."""
        today = now.astimezone(hotel.zone).date()
        first = min(since or window.first, window.first)
        earlier = (
            await rooms_days(self.scope, hotel, Span(first, window.first - ONE_DAY), knowledge, longest)
            if first < window.first
            else {}
        )
        beyond = month_of(month_of(today).last + ONE_DAY) if since is not None else month_of(today)
        ahead = (beyond.last - today).days + 1
        reach = Reach(first, today, now, ahead, longest, knowledge.cut, asked=since is not None)
        return await self.accounts.books(reach, settings, earlier)

    async def nights(
        self, span: Span, known_before: datetime | None = None
    ) -> Mapping[tuple[str, date], Night]:
        """Every type and night of any window, as known now or as it was on the books before an instant."""
        hotel, longest = await self.property.get(), await longest_stay(self.scope)
        return await nights_of(self.scope, hotel, span, Knowledge(known_before), longest)

    async def _counts(self) -> dict[str, int]:
        shown = (State.PENDING.value, State.HELD.value, State.UNKNOWN.value)
        found = await self.scope.rows(
            select(ProposalRow.state, func.count(ProposalRow.id))
            .where(ProposalRow.state.in_(shown))
            .group_by(ProposalRow.state)
        )
        return {state: count for state, count in found}

    async def _stays(
        self,
        today: date,
        since: datetime,
        knowledge: Knowledge,
        longest: timedelta,
        oversold: Mapping[str, Span],
    ) -> tuple[Stay, ...]:
        """Rooms slept in, entered or left from yesterday to tomorrow, what was booked or released since, rooms of
        no known type, and those that touch a type's oversold nights."""
        held = knowledge.held()
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


def _oversold(nights: Mapping[tuple[str, date], Night], today: date) -> dict[str, Span]:
    """By type, from the first to the last coming night on which more rooms are sold than there are."""
    over: dict[str, list[date]] = {}
    for (code, night), cell in nights.items():
        if night >= today and cell.left is not None and cell.left < 0:
            over.setdefault(code, []).append(night)
    return {code: Span(min(found), max(found)) for code, found in over.items()}


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
