"""When does time alone bring a house work, so that nobody looks before?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from bot.clock.each import Again
from domain.nights import ONE_DAY
from domain.property import Property
from governance.office import Office
from store.unit import Unit


def next_local(hotel: Property, now: datetime, hours: Iterable[time]) -> datetime:
    """The next instant at which the house's clock shows one of these hours."""
    today = now.astimezone(hotel.zone).date()
    days = (today, today + ONE_DAY, today + 2 * ONE_DAY)
    found = (datetime.combine(day, hour, hotel.zone) for day in days for hour in hours)
    return min(one for one in found if one > now)


def at_hours(*hours: time) -> Again:
    """At these hours of the house's clock."""

    async def again(office: Office, unit: Unit, now: datetime) -> datetime:
        return next_local(await unit.property.get(), now, hours)

    return again


def at_brief(earlier: timedelta = timedelta(0)) -> Again:
    """At the hour of its brief, or so long before."""

    async def again(office: Office, unit: Unit, now: datetime) -> datetime:
        hotel = await unit.property.get()
        return next_local(hotel, now + earlier, (hotel.brief_at,)) - earlier

    return again


async def at_midnight(office: Office, unit: Unit, now: datetime) -> datetime:
    """When its next day begins."""
    return next_local(await unit.property.get(), now, (time(0),))


async def by_day(office: Office, unit: Unit, now: datetime) -> datetime:
    """When its next day begins, and when its quiet hours end."""
    hotel = await unit.property.get()
    return next_local(hotel, now, (time(0), hotel.quiet_until))


async def never(office: Office, unit: Unit, now: datetime) -> None:
    """Only when something was written."""
