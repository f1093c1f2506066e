"""How does a test put the HotelRunner adapter before the simulated HotelRunner over real HTTP?"""

import contextlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import TracebackType

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner, ReadRetries
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.transport import http_client
from channels.ports import CallRecord
from channels.simulated.hotelrunner import BookedRoom, SimulatedHotelRunner, application, simple_rooms
from tests.twins.serving import served

TOKEN = "s3cr3t-tok/en+42"
TODAY = date(2026, 2, 1)
NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
POOLS = (("HR:1", "Suite Junior", 2), ("HR:2", "Double Supérieure", 2))

DISTURBANCES: dict[str, dict[str, object]] = {
    "rate_limited": {"kind": "too_many", "retry_after": "7"},
    "error_before": {"kind": "server_error", "status": 503},
    "error_after": {"kind": "server_error", "status": 504, "after_effect": True},
    "lost_before": {"kind": "drop"},
    "lost_after": {"kind": "drop", "after_effect": True},
    "garbled": {"kind": "html", "after_effect": True},
    "silent": {"kind": "hang", "after_effect": True},
    "queued": {"kind": "try_again"},
    "partly_refused": {"kind": "rejected_row"},
}


class Purse:
    """A quota that can be spent."""

    def __init__(self) -> None:
        self.open = True
        self.taken: list[bool] = []

    async def take(self, *, urgent: bool) -> bool:
        self.taken.append(urgent)
        return self.open


class HotelRunnerStage:
    """The adapter, the simulated HotelRunner behind a real socket, and every call that was recorded."""

    code, closed_code, channel = "HR:1", "HR:DEFAULT", "bookingcom"
    night = TODAY + timedelta(days=30)

    def __init__(self, timeout: float = 0.4) -> None:
        self.twin = SimulatedHotelRunner(
            simple_rooms(POOLS),
            token=TOKEN,
            hr_id="77",
            now=lambda: self.now,
            quota_day=None,
            quota_minute=None,
        )
        self.now = NOW
        self.purse = Purse()
        self.records: list[CallRecord] = []
        self._timeout = timeout
        self._stack = contextlib.ExitStack()
        self._clients = AsyncExitStack()

    async def __aenter__(self) -> "HotelRunnerStage":
        self.base_url = self._stack.enter_context(served(application(self.twin)))
        self.manager = await self.connect(self.base_url)
        return self

    async def connect(self, base_url: str, room_key: str = "inv_code") -> HotelRunner:
        """An adapter for that address, in no hurry but without waiting."""
        account = HotelRunnerAccount(base_url, TOKEN, "77", room_key, timeout=self._timeout)
        client = await self._clients.enter_async_context(http_client(account))
        return HotelRunner(
            account,
            client,
            quota=self.purse,
            room_types={"HR:1": "junior", "HR:2": "double"},
            pacer=Pacer(10_000, patience=0),
            retries=ReadRetries(attempts=2, wait=0),
            now=lambda: self.now,
            on_call=self.records.append,
        )

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.twin.faults.clear()
        await self._clients.aclose()
        self._stack.close()

    def book(self) -> str:
        stay = BookedRoom("HR:1", self.night, self.night + timedelta(days=2), Decimal("130.50"))
        return self.twin.add_booking(
            [stay], channel="bookingcom", provider_number=f"B{len(self.twin.bookings)}"
        )

    def modify(self, number: str) -> None:
        self.now += timedelta(minutes=1)
        self.twin.modify_booking(number, note="late arrival")

    def cancel(self, number: str) -> None:
        self.now += timedelta(minutes=1)
        self.twin.cancel_booking(number)

    def effects(self) -> Sequence[tuple[str, date, str, str]]:
        return [(e.inv_code, e.night, e.field, e.after) for e in self.twin.pushed()]

    def calls(self) -> int:
        return len(self.twin.calls)

    def disturb(self, how: str) -> None:
        self.twin.fail(**DISTURBANCES[how])  # type: ignore[arg-type]

    def spend_quota(self) -> None:
        self.purse.open = False

    def vanish(self) -> None:
        self._stack.close()
