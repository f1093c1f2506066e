"""When is it looked whether a reading of the channel manager is due?"""

from datetime import datetime

from bot.clock.each import Each
from bot.settings import Settings
from governance.bookings.pull import keep_up
from governance.bookings.rhythm import next_reading, rhythm
from governance.office import Office
from store.models.channels import ChannelRow
from store.models.property import SettingRow
from store.models.tenancy import SealedAccountRow
from store.unit import Unit


def look_every(settings: Settings) -> float:
    """Seconds between two looks; whether one reads is decided by the calls that are left."""
    return min(30.0, rhythm(settings.hotelrunner_quota_day, settings.hotelrunner_quota_minute))


async def wired(office: Office, property_id: str) -> None:
    """Keep up where there is a channel manager."""
    if property_id in office.wires:
        await keep_up(office, property_id)


async def when_calls_allow(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """At the next reading; never without a channel manager."""
    return await next_reading(office, unit) if unit.property_id in office.wires else None


TICK = Each(
    "channel manager",
    look_every,
    wired,
    again=when_calls_allow,
    upon=frozenset({ChannelRow, SealedAccountRow, SettingRow}),
)
