"""When is every coming night foreseen, and where is it kept until the night has passed?"""

from __future__ import annotations

from datetime import datetime

from domain.nights import ONE_DAY
from domain.prices.foresight import ToForesee, end_of
from governance.office import Office
from governance.prices.study import EARLY, material_of
from governance.prices.tries import done, one_more
from store.unit import Unit

FORESEEN = "foreseen"  # the day of the last forecast, and the tries taken on it
LIVE_SINCE = "foreseen since"  # the instant of the first forecast that was made on its own day
REPLAY = 150  # days that the first forecast also works out afterwards, marked as such


async def foresee_if_due(office: Office, property_id: str) -> bool:
    """Once a local day, from an hour before the brief on: read, work elsewhere, write. True when rows were written.

    No transaction is open while the work is done. A day on which there is too little to stand on writes nothing.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        due = now >= datetime.combine(today, hotel.brief_at, hotel.zone) - EARLY
        if not due or not await one_more(unit, FORESEEN, today):
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
        if seat.foresee is not None and material.enough
        for row in await office.elsewhere(seat.foresee, asked)
    ]
    async with office.store.unit(property_id) as unit:
        await unit.accounts.add_forecast(rows)
        await done(unit, FORESEEN, material.today)
        if rows and first_time:
            live = end_of(material.today - ONE_DAY, zone)
            await unit.channels.set_cursor(LIVE_SINCE, live.isoformat())
    return bool(rows)


async def live_since(unit: Unit) -> datetime | None:
    """From which instant on forecasts were written down on their own day; None before the first."""
    written = await unit.channels.cursor(LIVE_SINCE)
    return datetime.fromisoformat(written) if written else None
