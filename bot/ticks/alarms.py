"""When is it looked for findings that time alone brings about: data grown old, an answer that never came?"""

from __future__ import annotations

from datetime import timedelta

from bot.ticks.each import Each
from governance.bookings.alarms import ring
from governance.office import Office, snapshot

BOOKABLE = timedelta(days=400)  # how far ahead a room may be sold twice


async def look(office: Office, property_id: str) -> None:
    """Ring for what is new."""
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit, until=office.clock().date() + BOOKABLE)
        await ring(unit, office.board, house, house.now)


TICK = Each("alarms", 60, look)
