"""Which events of the town's calendar does the brief know?"""

from __future__ import annotations

import functools

from domain.house.snapshot import House
from domain.prices.events.demand import DemandCalendar
from domain.prices.events.event import Event
from domain.prices.events.known import calendar_of
from store.unit import Unit


async def town_events(unit: Unit, house: House) -> tuple[Event, ...]:
    """This year's and the next one's events, the owner's word in place of what was computed."""
    own = await unit.events.standing()
    return _computed(house.hotel.city, house.today.year).corrected(one.event for one in own).events


@functools.cache
def _computed(city: str | None, year: int) -> DemandCalendar:
    """The town's calendar without the owner's word: a year's is worked out once."""
    return calendar_of(city, year, year + 1, ())
