"""When is it looked whether a reading of the channel manager is due?"""

from bot.settings import Settings
from bot.ticks.each import Each
from governance.bookings.pull import keep_up
from governance.bookings.rhythm import rhythm


def look_every(settings: Settings) -> float:
    """Seconds between two looks; whether one reads is decided by the calls that are left."""
    return min(30.0, rhythm(settings.hotelrunner_quota_day, settings.hotelrunner_quota_minute))


TICK = Each("channel manager", look_every, keep_up, wired=True)
