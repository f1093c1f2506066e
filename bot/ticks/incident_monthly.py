"""When is another synchronisation test proposed?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from governance.incident.testing import remind_monthly
from governance.office import Office
from store.models.incident import IncidentRow, SyncTestRow
from store.unit import Unit

HOUR = timedelta(hours=1)


async def after_one(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """Where a test has ever come to a result."""
    return now + HOUR if await unit.sync_tests.concluded() else None


TICK = Each(
    "monthly test",
    3600,
    remind_monthly,
    again=after_one,
    upon=frozenset({IncidentRow, SyncTestRow}),
)
