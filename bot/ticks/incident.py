"""When is a test booking looked after: counts, the reminder, the alarm?"""

from datetime import datetime, timedelta

from bot.clock.each import Each
from governance.incident.testing import tend
from governance.office import Office
from store.models.incident import IncidentRow, SyncTestRow
from store.unit import Unit

LOOK = timedelta(seconds=10)


async def while_one_runs(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """As long as a test booking stands."""
    return None if await unit.sync_tests.running() is None else now + LOOK


TICK = Each("incident", 10, tend, again=while_one_runs, upon=frozenset({IncidentRow, SyncTestRow}))
