"""When are the folders that the house was given looked through again?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.knowledge.folders import SETTING, look_through_all
from governance.office import Office
from store.models.property import SettingRow
from store.unit import Unit

EVERY = timedelta(minutes=10)


async def while_given(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """Where a folder is remembered."""
    return now + EVERY if await unit.settings.get(SETTING) else None


TICK = Each(
    "folders",
    600,
    look_through_all,
    at_once=False,
    again=while_given,
    upon=frozenset({SettingRow}),
    lease=timedelta(minutes=30),
)
