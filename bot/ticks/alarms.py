"""When is it looked for findings that time alone brings about: data grown old, an answer that never came?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from governance.bookings.alarms import ring, turns_at
from governance.office import Office, snapshot

BOOKABLE = timedelta(days=400)  # how far ahead a room may be sold twice


async def look(office: Office, property_id: str) -> datetime:
    """Ring for what is new; when time alone will have changed what is found."""
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit, until=office.clock().date() + BOOKABLE)
        await ring(unit, office.board, house, house.now)
    return turns_at(office.board, house)


TICK = Each("alarms", 60, look)
