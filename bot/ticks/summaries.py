"""When is it looked whether a finished day of a conversation lacks its summary?"""

from __future__ import annotations

from datetime import timedelta

from bot.clock.each import Each
from bot.conversing import worded
from bot.ticks.again import at_midnight
from channels.simulated.brain import NoBrain
from governance.conversation.summaries import sum_up
from governance.office import Office
from store.models.conversation import ExchangeRow


async def look(office: Office, property_id: str) -> None:
    """Each finished day, by the model where there is one."""
    await sum_up(office.brain or NoBrain(), worded(office), office, property_id)


TICK = Each(
    "summaries",
    600,
    look,
    again=at_midnight,
    upon=frozenset({ExchangeRow}),
    lease=timedelta(minutes=10),
)
