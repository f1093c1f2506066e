"""How does the house ask HotelRunner, and tell it, through the channel manager's port?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import stamina

from channels.hotelrunner import encode, inventory, transactions
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.exchange import Answer, Exchange, Fate, Params
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.parse import envelope
from channels.hotelrunner.plan import RANGE, plan
from channels.hotelrunner.reading import count
from channels.hotelrunner.receipts import TOO_MANY, receipt
from channels.ports import (
    CallRecord,
    Capabilities,
    ConnectedChannel,
    Envelope,
    ExternalRate,
    PushOutcome,
    PushReceipt,
    PushRequest,
    PushRow,
    PushState,
    PushStatus,
    QuotaGate,
    ReadFailure,
    Unreachable,
)

log = logging.getLogger(__name__)

MOST_PAGES = 40
GONE = {404, 410}


@dataclass(frozen=True, slots=True)
class ReadRetries:
    """How often a read is tried, and the seconds before it is tried again. Every try costs quota."""

    attempts: int = 2
    wait: float = 2.0


def _no_log(record: CallRecord) -> None:
    """The hook of somebody who keeps no call log."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class HotelRunner:
    """`channels.ports.ChannelManager` over HotelRunner's REST API.

    `client` comes from `transport.http_client`. `room_types` maps inventory codes to our room type codes.
    `on_call` hears of every call and must not raise. One instance per property: it holds the pace. Writes are
    made one at a time and tried once; reads may be repeated.
    """

    def __init__(
        self,
        account: HotelRunnerAccount,
        client: httpx.AsyncClient,
        *,
        quota: QuotaGate,
        room_types: Mapping[str, str] | None = None,
        pacer: Pacer | None = None,
        retries: ReadRetries = ReadRetries(),
        now: Callable[[], datetime] = _utc_now,
        on_call: Callable[[CallRecord], None] = _no_log,
    ) -> None:
        self._account = account
        self._room_types = dict(room_types or {})
        self._retries = retries
        self._now = now
        self._exchange = Exchange(
            account,
            client,
            quota=quota,
            pacer=pacer or Pacer(account.quota_minute),
            now=now,
            on_call=on_call,
        )
        self._writing = asyncio.Lock()

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            ari_read=False,
            push=True,
            acknowledge=True,
            create_booking=False,
            max_dates_per_push=self._account.max_dates,
            quota_day=self._account.quota_day,
            quota_minute=self._account.quota_minute,
            per_channel_push=True,
            confirm_booking=True,
        )

    async def rates(self) -> Sequence[ExternalRate]:
        return inventory.rates(await self._read("/rooms", expects="rooms"))

    async def channels(self) -> Sequence[ConnectedChannel]:
        return inventory.channels(await self._read("/infos/connected_channels", expects="channels"))

    async def all_channels(self) -> Sequence[ConnectedChannel]:
        """Every channel that HotelRunner knows, connected or not; the counters mean nothing."""
        return inventory.channels(await self._read("/infos/channels", expects="channels"))

    async def reservations(
        self,
        *,
        changed_since: date | None,
        undelivered: bool,
        created_since: date | None = None,
        modified: bool = False,
        booked: bool = False,
    ) -> Sequence[Envelope]:
        """All pages. `modified`: only modified ones; `booked`: only new ones.

        `created_since` reaches back as far as the account's window; without it HotelRunner takes ten days.
        """
        params = [("undelivered", "true" if undelivered else "false")]
        if changed_since is not None:
            params.append(("from_last_update_date", changed_since.isoformat()))
        if created_since is not None:
            earliest = self._now().date() - timedelta(days=self._account.reservation_window_days)
            params.append(("from_date", max(created_since, earliest).isoformat()))
        params += [(name, "true") for name, on in (("modified", modified), ("booked", booked)) if on]
        return await self._pages(params)

    async def find(self, number: str) -> Sequence[Envelope]:
        return await self._pages([("reservation_number", number), ("undelivered", "false")], urgent=True)

    async def _pages(self, params: Params, *, urgent: bool = False) -> Sequence[Envelope]:
        found: list[Envelope] = []
        seen: set[tuple[str, ...]] = set()
        for page in range(1, MOST_PAGES + 1):
            asked = [*params, ("per_page", str(self._account.page_size)), ("page", str(page))]
            body = await self._read("/reservations", asked, expects="reservations", urgent=urgent)
            envelopes = [envelope(item, self._room_types) for item in body["reservations"]]
            keys = tuple(item.key for item in envelopes)
            if not envelopes or keys in seen:
                break
            seen.add(keys)
            found += envelopes
            last = count(body.get("pages"))
            if page >= last if last is not None else len(envelopes) < self._account.page_size:
                return found
        if found:
            log.warning("HotelRunner promised more pages of reservations than it gave; %d read", len(found))
        return found

    async def acknowledge(self, delivery: str, number: str | None = None) -> bool:
        params = [("message_uid", delivery), *([("pms_number", number)] if number else [])]
        async with self._writing:
            answer = await self._exchange.call("PUT", "/reservations/~", params, urgent=False)
        outcome = receipt(answer, tracked=False)
        if outcome.outcome in {PushOutcome.ACCEPTED, PushOutcome.REJECTED}:
            return outcome.outcome is PushOutcome.ACCEPTED
        raise _unreachable(answer)

    async def confirm_booking(self, number: str) -> PushReceipt:
        async with self._writing:
            answer = await self._exchange.call(
                "PUT", "/reservations/fire", [("hr_number", number), ("event", "confirm")], urgent=True
            )
        return receipt(answer, tracked=False)

    def plan(self, rows: Sequence[PushRow], channels: Sequence[str] = ()) -> Sequence[PushRequest]:
        return plan(rows, channels, max_dates=self._account.max_dates, range_calls=self._account.range_calls)

    async def push(self, request: PushRequest) -> PushReceipt:
        if not request.rows or (request.kind != RANGE and len(request.rows) > self._account.max_dates):
            raise ValueError("a push carries at least one row and no more than the planned number")
        params: Params = ()
        body: dict[str, Any] | None = None
        if request.kind == RANGE:
            path, params = "/rooms/~", encode.range_params(request, self._account.room_key)
        else:
            path, body = "/rooms/daily", encode.daily_body(request)
        async with self._writing:
            answer = await self._exchange.call("PUT", path, params, body, urgent=True)
        return receipt(answer, request.rows)

    async def push_status(self, tracking: str) -> PushStatus:
        try:
            body = await self._read(
                "/infos/transaction_details", [("transaction_id", tracking)], expects=None, urgent=True
            )
        except _Gone:
            return PushStatus(PushState.UNKNOWN)
        return transactions.status(body, tracking)

    async def _read(
        self, path: str, params: Params = (), *, expects: str | None, urgent: bool = False
    ) -> dict[str, Any]:
        """The JSON object at `path`, in which `expects` is a list; Unreachable in every other case."""
        async for attempt in stamina.retry_context(
            on=_may_pass,
            attempts=self._retries.attempts,
            timeout=None,
            wait_initial=self._retries.wait,
            wait_max=self._retries.wait * 4,
            wait_jitter=0,
        ):
            with attempt:
                answer = await self._exchange.call("GET", path, params, urgent=urgent)
                if answer.status != httpx.codes.OK:
                    raise _unreachable(answer)
                if not isinstance(answer.body, dict):
                    raise Unreachable(answer.words, ReadFailure.NOT_UNDERSTOOD)
                if expects is not None and not isinstance(answer.body.get(expects), list):
                    raise Unreachable(f"{path} gave no {expects}", ReadFailure.NOT_UNDERSTOOD)
                return answer.body
        raise AssertionError("a read is tried at least once")


class _Gone(Unreachable):
    """HotelRunner does not, or no longer, know what was asked for."""


def _may_pass(error: Exception) -> bool:
    return isinstance(error, Unreachable) and error.why in {ReadFailure.DOWN, ReadFailure.NOT_UNDERSTOOD}


def _unreachable(answer: Answer) -> Unreachable:
    status = answer.status or 0
    if status == TOO_MANY or answer.fate in {Fate.OUT_OF_QUOTA, Fate.HELD}:
        return Unreachable(answer.words, ReadFailure.QUOTA, answer.retry_after)
    if status in GONE:
        return _Gone(answer.words, ReadFailure.REFUSED)
    if 400 <= status < 500:
        return Unreachable(answer.words, ReadFailure.REFUSED)
    return Unreachable(answer.words, ReadFailure.DOWN, answer.retry_after)
