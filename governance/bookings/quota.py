"""How many calls to the channel manager are left, even after a restart?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from governance.office import Clock
from store.engine import Store

PROVIDER = "hotelrunner"
DAY = timedelta(days=1)
# A second more than a minute: our clock and theirs need not agree on when a minute ends.
MINUTE = timedelta(seconds=61)
RESERVE = 0.25


@dataclass(frozen=True, slots=True)
class StoredQuota:
    """`channels.ports.QuotaGate` over stored calls of one property, counted over the last 24 hours and minute.

    A quarter of the day's calls and one of a minute's are kept for writes and their checks: reading yields before
    selling does. Taking is one transaction, so two processes cannot take the same call.
    """

    store: Store
    property_id: str
    clock: Clock
    per_day: int
    per_minute: int

    async def take(self, *, urgent: bool) -> bool:
        """Reserve one call; False when there is none left for this purpose."""
        now = self.clock()
        day = self.per_day if urgent else int(self.per_day * (1 - RESERVE))
        minute = self.per_minute if urgent else max(1, self.per_minute - 1)
        async with self.store.unit(self.property_id) as unit:
            if await unit.quota.used(PROVIDER, now - DAY) >= day:
                return False
            if await unit.quota.used(PROVIDER, now - MINUTE) >= minute:
                return False
            await unit.quota.record(PROVIDER, now, urgent)
        return True
