"""When is somebody told that a channel waits longer than usual?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.ticks.again import by_day
from governance.activation.waits import remind_of_waits
from governance.office import Office
from store.models.activation import ChannelOpeningRow, HandoverRow
from store.unit import Unit

HOUR = timedelta(hours=1)


async def where_one_waits(office: Office, unit: Unit, now: datetime) -> datetime:
    """Where a channel was moved on the board; an access ends with a day."""
    waiting = any(one.since for one in await unit.openings.all())
    return now + HOUR if waiting else await by_day(office, unit, now)


TICK = Each(
    "waits",
    300,
    remind_of_waits,
    again=where_one_waits,
    upon=frozenset({ChannelOpeningRow, HandoverRow}),
)
