"""When is every coming night foreseen, and where is it kept until the night has passed?"""

from __future__ import annotations

from datetime import date, datetime

from domain.nights import ONE_DAY
from domain.prices.foresight import ToForesee, end_of
from governance.office import Office
from governance.prices.study import EARLY, material_of
from store.unit import Unit

FORESEEN = "foreseen"  # the day of the last forecast, and the tries taken on it
LIVE_SINCE = "foreseen since"  # the instant of the first forecast that was made on its own day
REPLAY = 150  # days that the first forecast also works out afterwards, marked as such
TRIES = 3


async def foresee_if_due(office: Office, property_id: str) -> bool:
    """Once a local day, from an hour before the brief on: read, work elsewhere, write. True when rows were written.

    No transaction is open while the work is done. A day on which there is too little to stand on writes nothing.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        due = now >= datetime.combine(today, hotel.brief_at, hotel.zone) - EARLY
        if not due or not await _try(unit, today):
            return False
    return await foresee(office, property_id)


async def foresee(office: Office, property_id: str) -> bool:
    """Foresee now, whatever the hour."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        material = await material_of(unit, now)
        zone = (await unit.property.get()).zone
        first_time = await unit.channels.cursor(LIVE_SINCE) is None
    asked = ToForesee(material, zone, REPLAY if first_time else 0)
    rows = [
        row
        for seat in office.board.seats
        if seat.foresee is not None
        for row in await office.elsewhere(seat.foresee, asked)
    ]
    async with office.store.unit(property_id) as unit:
        await unit.accounts.add_forecast(rows)
        await unit.channels.set_cursor(FORESEEN, f"{material.today.isoformat()} {TRIES}")
        if rows and first_time:
            live = end_of(material.today - ONE_DAY, zone)
            await unit.channels.set_cursor(LIVE_SINCE, live.isoformat())
    return bool(rows)


async def live_since(unit: Unit) -> datetime | None:
    """From which instant on forecasts were written down on their own day; None before the first."""
    written = await unit.channels.cursor(LIVE_SINCE)
    return datetime.fromisoformat(written) if written else None


async def _try(unit: Unit, today: date) -> bool:
    """Whether the day has tries left; one is taken."""
    day, _, count = (await unit.channels.cursor(FORESEEN) or "").partition(" ")
    tries = int(count) if day == today.isoformat() else 0
    if tries < TRIES:
        await unit.channels.set_cursor(FORESEEN, f"{today.isoformat()} {tries + 1}")
    return tries < TRIES
