"""What follows when the channels' own calendars were looked at?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.house.witness import caught_up
from domain.house.witnessed import Witnessed
from governance.bookings.alarms import ring
from governance.office import Office, snapshot

FARTHEST = timedelta(days=400)


async def take(office: Office, property_id: str, seen: Sequence[Witnessed]) -> None:
    """From now on the House holds what was seen; what contradicts it, or has gone silent, rings."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit, until=now.date() + FARTHEST)
        before = {(one.channel, one.room_type): one for one in house.witnessed}
        known = caught_up(house)
        merged = tuple(
            one.following(before[key], known) if (key := (one.channel, one.room_type)) in before else one
            for one in seen
        )
        await unit.feeds.replace(merged)
        office.witnessed[property_id] = merged
        house = replace(house, witnessed=merged)
        await ring(unit, office.board, house, now)
