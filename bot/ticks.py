"""Which things happen every so often, in every property?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.settings import Settings
from bot.telegram.context import Bench
from governance.bookings.alarms import ring
from governance.bookings.pull import keep_up
from governance.bookings.rhythm import rhythm
from governance.consent.desk import rounds
from governance.day.morning import brief_if_due
from governance.day.objectives.review import keep_objectives
from governance.house.asking import ask_if_due
from governance.missions.flow import remind
from governance.office import Office, snapshot
from governance.prices.foresight import foresee_if_due
from governance.prices.record.monthly import scorecard_if_due
from governance.prices.study import study_if_due

BOOKABLE = timedelta(days=400)  # how far ahead a room may be sold twice


@dataclass(frozen=True, slots=True)
class Tick:
    """A name, a rhythm in seconds, and what to do; safe to run at any time and twice."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[None]]
    at_once: bool = True


PerProperty = Callable[[Office, str], Awaitable[object]]


def house_ticks(settings: Settings, office: Office, bench: Bench) -> Sequence[Tick]:
    """The clockwork of a running house."""
    # Only a look whether a reading is due: the calls that are left decide when it is.
    look_every = min(30.0, rhythm(settings.hotelrunner_quota_day, settings.hotelrunner_quota_minute))
    return [
        Tick("study", 30, partial(in_each, office, bench, study_if_due)),
        Tick("foresight", 45, partial(in_each, office, bench, foresee_if_due)),
        # After a late start the first reading of the channel manager has this long before the brief is due.
        Tick("brief", 20, partial(in_each, office, bench, brief_if_due), at_once=False),
        Tick("expiry", 5, partial(in_each, office, bench, rounds.expire_and_wake)),
        Tick("abandoned", 30, partial(in_each, office, bench, rounds.find_abandoned)),
        Tick("reminders", 60, partial(in_each, office, bench, remind)),
        Tick("questions", 300, partial(in_each, office, bench, ask_if_due), at_once=False),
        Tick("alarms", 60, partial(in_each, office, bench, look_for_alarms)),
        Tick("objectives", 60, partial(in_each, office, bench, keep_objectives)),
        Tick("scorecard", 60, partial(in_each, office, bench, scorecard_if_due)),
        Tick("channel manager", look_every, partial(in_each_wired, office, bench, keep_up)),
    ]


async def in_each(office: Office, bench: Bench, act: PerProperty) -> None:
    """In every property, one after the other; then whoever waits for rows looks at once."""
    async with office.store.hall() as hall:
        properties = await hall.property_ids()
    for property_id in properties:
        await act(office, property_id)
    bench.ring()


async def in_each_wired(office: Office, bench: Bench, act: PerProperty) -> None:
    """In every property that has a channel manager."""
    for property_id in office.wires:
        await act(office, property_id)
    bench.ring()


async def look_for_alarms(office: Office, property_id: str) -> None:
    """Findings that time alone brings about: data grown old, an answer that never came."""
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit, until=office.clock().date() + BOOKABLE)
        await ring(unit, office.board, house, house.now)
