"""When are files that people sent read, so that they can be found?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.knowledge.shelf import caught_up
from bot.ticks.again import never
from governance.office import Office

EVERY = timedelta(minutes=2)


async def some(office: Office, property_id: str) -> datetime | None:
    """Some of them, and more in two minutes where any was new."""
    now = office.clock()
    return now + EVERY if await caught_up(office, property_id) else None


TICK = Each("writings", 120, some, at_once=False, again=never, lease=timedelta(minutes=10))
