"""When is worked out what new passages mean, so that they are found in another language too?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.knowledge.meanings import AT_ONCE, given_meanings
from bot.ticks.again import never
from governance.office import Office
from store.models.knowledge import PassageRow, WritingRow

EVERY = timedelta(minutes=1)


async def some(office: Office, property_id: str) -> datetime | None:
    """Some of them, and more in a minute where there may be more."""
    now = office.clock()
    return now + EVERY if await given_meanings(office, property_id) >= AT_ONCE else None


TICK = Each(
    "meanings",
    60,
    some,
    at_once=False,
    again=never,
    upon=frozenset({PassageRow, WritingRow}),
    lease=timedelta(minutes=10),
)
