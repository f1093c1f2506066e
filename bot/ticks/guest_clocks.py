"""When is somebody told that a guest waits too long, and what waits when the night ends?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from domain.guests.thread import State
from governance.guests.waiting import watch_clocks
from governance.office import Office
from store.unit import Unit

LOOK = timedelta(minutes=1)


async def while_one_waits(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """As long as a guest waits, a draft waits or a room is kept."""
    waiting = await unit.guest_messages.in_state(State.WAITING, State.DRAFT, limit=1)
    return now + LOOK if waiting or await unit.guest_holds.standing() else None


TICK = Each("guest clocks", 60, watch_clocks, again=while_one_waits)
