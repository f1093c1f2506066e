"""What came of one HTTP call: an answer, certainly nothing, or something we cannot know?"""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.wire_json import NotJson, decode
from channels.ports import CallRecord, QuotaGate

SHOWN = 2000
HOLD_WITHOUT_ADVICE = 60.0
Params = Sequence[tuple[str, str]]

# Raised before the first byte of the request has left.
_BEFORE_SENDING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class Fate(enum.StrEnum):
    """How far a call came."""

    ANSWERED = "answered"
    NOT_SENT = "not_sent"
    LOST = "lost"
    OUT_OF_QUOTA = "out_of_quota"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Answer:
    """One call's end. `body` is None unless the answer was JSON; `words` are safe to log."""

    fate: Fate
    words: str
    status: int | None = None
    body: Any = None
    retry_after: float | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The body when it is a JSON object, else nothing."""
        return self.body if isinstance(self.body, dict) else {}


class Exchange:
    """One account's calls: each takes quota, waits for its place, is made once and recorded."""

    def __init__(
        self,
        account: HotelRunnerAccount,
        client: httpx.AsyncClient,
        *,
        quota: QuotaGate,
        pacer: Pacer,
        now: Callable[[], datetime],
        on_call: Callable[[CallRecord], None],
    ) -> None:
        self._account, self._client = account, client
        self._quota, self._pacer = quota, pacer
        self._now, self._on_call = now, on_call

    async def call(
        self, method: str, path: str, params: Params = (), body: Any = None, *, urgent: bool
    ) -> Answer:
        """One try. Never raises for what the network or HotelRunner does."""
        if wait := await self._pacer.turn(urgent=urgent):
            return Answer(Fate.HELD, f"HotelRunner asked for {wait:.0f} s of silence", retry_after=wait)
        if not await self._quota.take(urgent=urgent):
            return Answer(Fate.OUT_OF_QUOTA, "no call is left for this purpose now")
        at = self._now()
        answer, text = await self._send(method, path, params, body)
        if answer.status == httpx.codes.TOO_MANY_REQUESTS:
            self._pacer.hold(HOLD_WITHOUT_ADVICE if answer.retry_after is None else answer.retry_after)
        self._on_call(
            CallRecord(
                at=at,
                method=method,
                path=path,
                status=answer.status,
                urgent=urgent,
                failure=None if answer.fate is Fate.ANSWERED else answer.words,
                request=self._account.scrub(json.dumps(body or dict(params)))[:SHOWN],
                # Answers to reads may hold guests' data; answers to writes are receipts.
                answer="" if method == "GET" else self._account.scrub(text)[:SHOWN],
            )
        )
        return answer

    async def _send(self, method: str, path: str, params: Params, body: Any) -> tuple[Answer, str]:
        try:
            response = await self._client.request(method, path, params=list(params), json=body)
        except _BEFORE_SENDING as error:
            return Answer(Fate.NOT_SENT, f"no connection ({type(error).__name__})"), ""
        except httpx.RequestError as error:
            return Answer(Fate.LOST, f"no complete answer ({type(error).__name__})"), ""
        return self._read(response), response.content[: 2 * SHOWN].decode("utf-8", errors="replace")

    def _read(self, response: httpx.Response) -> Answer:
        words = f"HTTP {response.status_code}"
        try:
            body = decode(response.content)
        except NotJson:
            body, words = None, f"{words}, not JSON"
        message = body.get("message") if isinstance(body, dict) else None
        if isinstance(message, str):
            words = f"{words}: {self._account.scrub(message)[:200]}"
        after = _retry_after(response.headers.get("retry-after"), self._now())
        return Answer(Fate.ANSWERED, words, response.status_code, body, after)


def _retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds to wait, from either form of the header (RFC 9110 §10.2.3); None when absent or unreadable."""
    if header is None:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
