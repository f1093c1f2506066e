"""When does a model read what guests wrote?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from domain.guests.thread import State
from governance.guests.reading.rounds import AGAIN, RECENT, read_guests
from governance.office import Office
from store.models.guests import GuestMessageRow
from store.unit import Unit


async def while_one_is_unread(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """Where there is a model, as long as a message is recent: it may have been out of reach."""
    if office.brain is None:
        return None
    heard = await unit.guest_messages.in_state(State.WAITING, State.DRAFT)
    return now + AGAIN if any(now - one.kept_at <= RECENT for one in heard) else None


TICK = Each(
    "guest reading",
    5,
    read_guests,
    again=while_one_is_unread,
    upon=frozenset({GuestMessageRow}),
    lease=timedelta(minutes=10),
)
