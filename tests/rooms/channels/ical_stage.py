"""How does a test put the feeds' adapter before the simulated feed server over real HTTP?"""

import contextlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta
from types import TracebackType
from zoneinfo import ZoneInfo

from channels.ical.address import FeedAddress
from channels.ical.transport import http_client
from channels.ical.witness import IcalFeeds
from channels.simulated.ical import SimulatedFeeds, application
from tests.twins.serving import served

SECRET = "s3cr3t-9f8e7d6c"
NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
ZONE = ZoneInfo("Africa/Casablanca")

DISTURBANCES = {
    "rate_limited": "too_many",
    "error_before": "error",
    "lost_before": "drop",
    "garbled": "html",
    "silent": "hang",
}


class IcalStage:
    """Two feeds of one suite, the adapter before them, and a clock that a test moves."""

    code, closed_code, channel = "junior-suite", "junior-suite", "airbnb"
    night = NOW.date() + timedelta(days=30)

    def __init__(self, patience: float = 0.4) -> None:
        self.now = NOW
        self.twin = SimulatedFeeds(now=lambda: self.now)
        self.airbnb = self.twin.open("airbnb", f"airbnb-{SECRET}")
        self.booking = self.twin.open("bookingcom", f"booking-{SECRET}", stamps=False)
        self._patience = patience
        self._stack = contextlib.ExitStack()
        self._clients = AsyncExitStack()

    async def __aenter__(self) -> "IcalStage":
        self.base_url = self._stack.enter_context(served(application(self.twin)))
        self.feeds = [
            FeedAddress("airbnb", self.code, f"{self.base_url}{self.airbnb.path}?s={SECRET}"),
            FeedAddress("bookingcom", self.code, f"{self.base_url}{self.booking.path}?s={SECRET}"),
        ]
        client = await self._clients.enter_async_context(http_client(self.feeds, timeout=self._patience))
        self.manager = IcalFeeds(
            self.feeds, client, ZONE, wait=0, patience=self._patience, now=lambda: self.now
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._clients.aclose()
        self._stack.close()

    def book(self) -> str:
        first = self.night + timedelta(days=3 * len(self.airbnb.taken))
        return self.airbnb.take(first, first + timedelta(days=2))

    def modify(self, number: str) -> None:
        self.now += timedelta(minutes=1)
        self.airbnb.taken[number].departure += timedelta(days=1)

    def cancel(self, number: str) -> None:
        self.now += timedelta(minutes=1)
        del self.airbnb.taken[number]

    def effects(self) -> Sequence[tuple[str, date, str, str]]:
        return []

    def calls(self) -> int:
        return len(self.twin.calls)

    def disturb(self, how: str) -> None:
        self.twin.fail(DISTURBANCES[how])

    def spend_quota(self) -> None:
        """A witness has no quota."""

    def vanish(self) -> None:
        self._stack.close()
