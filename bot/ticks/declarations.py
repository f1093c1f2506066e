"""When is somebody reminded of the guests who are not declared?"""

from datetime import datetime

from bot.clock.each import Each
from bot.ticks.again import next_local
from domain.service.legal import DECLARATION, rules
from governance.office import Office
from governance.service.declarations import remind
from store.unit import Unit


async def at_the_laws_hours(office: Office, unit: Unit, now: datetime) -> datetime:
    """In the evening and in the morning."""
    return next_local(await unit.property.get(), now, rules()[DECLARATION].reminders)


TICK = Each("declarations", 60, remind, again=at_the_laws_hours, upon=frozenset())
