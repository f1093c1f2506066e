"""When is the channel manager read next, given the calls that are left?"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.house.snapshot import CHANNELS, RESERVATIONS
from governance.bookings.quota import DAY, PROVIDER, RESERVE
from governance.office import Office
from store.unit import Unit

SHARE_FOR_READING = 0.4
SHORTEST = 2.0


def rhythm(per_day: int, per_minute: int) -> float:
    """Seconds between two readings in quiet times: two fifths of the day's calls, a quarter of a minute's."""
    return max(SHORTEST, 86_400 / (per_day * SHARE_FOR_READING), 60 / (per_minute * 0.25))


def pause(per_day: int, per_minute: int, used: int) -> timedelta:
    """The time between two readings when `used` calls were made in the last 24 hours.

    Readings at the quiet rhythm leave 35 % of the day's calls to other reads; as soon as less than that is left,
    the pause grows in the same proportion, so that a busy day slows reading down instead of stopping it.
    """
    spare = per_day * (1 - RESERVE - SHARE_FOR_READING)
    left = max(1.0, per_day * (1 - RESERVE) - used)
    return timedelta(seconds=rhythm(per_day, per_minute) * max(1.0, spare / left))


async def next_reading(office: Office, unit: Unit) -> datetime | None:
    """When the bookings are read next; None when they never were, so that it is time now.

    Counted from the last try, so that neither a restart nor a failure makes it sooner.
    """
    ages, failures = await unit.channels.source_ages(), await unit.channels.source_failures()
    tries = [ages[RESERVATIONS]] if RESERVATIONS in ages else []
    tries += [failures[name][0] for name in (RESERVATIONS, CHANNELS) if name in failures]
    if not tries:
        return None
    used = await unit.quota.used(PROVIDER, office.clock() - DAY)
    return max(tries) + pause(office.quota_day, office.quota_minute, used)
