"""When are people reminded of missions and notes?"""

from datetime import datetime

from bot.clock.each import Each
from governance.missions.flow import remind
from governance.office import Office
from store.models.missions import MissionRow
from store.unit import Unit


async def at_the_next(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """When the first reminder has its hour."""
    return await unit.missions.next_reminder()


TICK = Each("reminders", 60, remind, again=at_the_next, upon=frozenset({MissionRow}))
