"""How many calls to the channel manager are left today, even after a restart?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from governance.desk.office import Clock
from store.engine import Store

PROVIDER = "hotelrunner"
DAY = timedelta(days=1)
RESERVE = 0.25


@dataclass(frozen=True, slots=True)
class StoredQuota:
    """`channels.ports.QuotaGate` over stored calls of one property, counted over the last 24 hours.

    A quarter of the day's calls is kept for writes and their checks: reading yields before selling does.
    """

    store: Store
    property_id: str
    clock: Clock
    per_day: int

    async def take(self, *, urgent: bool) -> bool:
        """Reserve one call; False when there is none left for this purpose."""
        now = self.clock()
        allowed = self.per_day if urgent else int(self.per_day * (1 - RESERVE))
        async with self.store.unit(self.property_id) as unit:
            if await unit.quota.used(PROVIDER, now - DAY) >= allowed:
                return False
            await unit.quota.record(PROVIDER, now, urgent)
        return True
