"""What follows when the channels' own calendars were looked at?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from domain.house.witnessed import Witnessed
from governance.bookings.alarms import ring
from governance.office import Office, snapshot

FARTHEST = timedelta(days=400)


async def take(office: Office, property_id: str, seen: Sequence[Witnessed]) -> None:
    """From now on the House holds what was seen; what contradicts it, or has gone silent, rings."""
    office.witnessed[property_id] = tuple(seen)
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit, until=now.date() + FARTHEST)
        await ring(unit, office.board, house, now)
