"""When is the house's folder in the cloud looked at again?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.knowledge.cloud import look_at_cloud
from bot.ticks.again import never
from governance.office import Office
from store.models.property import SettingRow
from store.models.tenancy import SealedAccountRow

EVERY = timedelta(minutes=5)


async def look(office: Office, property_id: str) -> datetime | None:
    """One look where the house is given a folder, and again in five minutes."""
    now = office.clock()
    return None if await look_at_cloud(office, property_id) is None else now + EVERY


TICK = Each(
    "cloud",
    300,
    look,
    at_once=False,
    again=never,
    upon=frozenset({SealedAccountRow, SettingRow}),
    lease=timedelta(minutes=30),
)
