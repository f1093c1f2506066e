"""How is everything read that the pictures of some rooms need?"""

from __future__ import annotations

from datetime import timedelta

from domain.house.snapshot import House
from domain.nights import Span
from domain.prices.filling import AHEAD, Filling
from store.unit import Unit


async def filling(unit: Unit, house: House, room_type: str | None) -> Filling:
    """The rows of one type, None for the whole house, as they stand now."""
    booked = [
        one for one in await unit.studies.bookings(house.hotel.zone) if room_type in {None, one.room_type}
    ]
    if room_type is None:
        stored = await unit.foresights.of_house(Span(house.today, house.today + timedelta(days=AHEAD)))
        newest = max((row.as_of for row in stored), default=None)
        foreseen = [row for row in stored if row.as_of == newest]
    else:
        foreseen = [row for row in await unit.accounts.forecast(house.now) if row.room_type == room_type]
    advice = [one for one in await unit.studies.newest() if one.room_type == room_type]
    return Filling(booked, advice, foreseen)
