"""When does an approved answer leave for its guest?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from domain.guests.thread import State
from governance.guests.sending import send_due
from governance.office import Office
from store.models.guests import GuestMessageRow
from store.models.property import SettingRow
from store.unit import Unit

LOOK = timedelta(seconds=2)


async def while_one_leaves(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """When the first approved answer may leave; soon while one is on its way, never while the house is paused."""
    under_way = await unit.guest_messages.in_state(State.QUEUED, State.SENDING)
    if not under_way or await unit.settings.get("paused"):
        return None
    return max(now + LOOK, min(one.due_at or now for one in under_way))


TICK = Each(
    "guest answers",
    2,
    send_due,
    again=while_one_leaves,
    upon=frozenset({GuestMessageRow, SettingRow}),
)
