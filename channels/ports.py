"""What may the house ask of a channel manager, and which answers can it get?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from domain.rates import CellValue
from domain.reservation import Reservation


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this channel manager can do; the house never asks for more."""

    ari_read: bool
    push: bool
    acknowledge: bool
    create_booking: bool
    max_dates_per_push: int
    quota_day: int | None
    quota_minute: int | None


@dataclass(frozen=True, slots=True)
class ExternalRate:
    """One row of the channel manager's own room and rate list."""

    external_code: str
    rate_code: str
    name: str
    currency: str | None
    price_writable: bool
    availability_writable: bool
    restrictions_writable: bool
    catch_all: bool
    capacity: int | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConnectedChannel:
    """A sales channel as the channel manager counts its updates."""

    code: str
    name: str
    in_progress: int
    succeeded: int
    failed: int


@dataclass(frozen=True, slots=True)
class Envelope:
    """One delivered reservation: parsed where it could be, raw always, and why it could not be."""

    reservation: Reservation | None
    raw: dict[str, Any]
    delivery: str | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class PushRow:
    """One night of one external room: only the stated fields are sent."""

    external_code: str
    night: date
    value: CellValue


@dataclass(frozen=True, slots=True)
class PushRequest:
    """One legal outward call: a range of equal nights of one room, or a list of dates of several rooms."""

    kind: str  # "range" or "daily"
    rows: tuple[PushRow, ...]
    channels: tuple[str, ...] = ()  # empty: every connected channel


class PushOutcome(enum.StrEnum):
    """What one try can end in. UNKNOWN is honest: the call may or may not have taken effect."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RATE_LIMITED = "rate_limited"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PushReceipt:
    """The answer to one try. `errors` are the channel manager's own words by external code and night."""

    outcome: PushOutcome
    tracking: str | None = None
    errors: tuple[str, ...] = ()
    retry_after: float | None = None


class PushState(enum.StrEnum):
    """Where a transaction stands, over all channels."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    PARTIAL = "partial"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChannelResult:
    """One channel's verdict on a transaction. `error` may be missing even on failure."""

    channel: str
    state: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class PushStatus:
    """A transaction's state and each channel's part in it."""

    state: PushState
    channels: tuple[ChannelResult, ...] = field(default=())


class Unreachable(Exception):
    """A read did not succeed: down, refused, out of quota, or not understood. The words are safe to log."""


class ChannelManager(Protocol):
    """The port. Writes return outcomes and never raise for business results; reads raise Unreachable."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def rates(self) -> Sequence[ExternalRate]:
        """Every room and rate row of the account."""

    async def channels(self) -> Sequence[ConnectedChannel]:
        """The connected channels and their counters."""

    async def reservations(self, *, changed_since: date | None, undelivered: bool) -> Sequence[Envelope]:
        """All pages of deliveries: un-acknowledged ones, or all that changed since a date."""

    async def acknowledge(self, delivery: str, number: str) -> bool:
        """Confirm one delivery; False when the account may not (delivery confirmation is not enabled)."""

    def plan(self, rows: Sequence[PushRow], channels: Sequence[str] = ()) -> Sequence[PushRequest]:
        """The fewest legal requests for these rows; pure."""

    async def push(self, request: PushRequest) -> PushReceipt:
        """One try of one request; never repeated by the adapter."""

    async def push_status(self, tracking: str) -> PushStatus:
        """What the channels say about a transaction; UNKNOWN when they contradict themselves."""


class QuotaGate(Protocol):
    """Who may call now? Implemented over stored counts, so that a restart does not forget the day's use."""

    async def take(self, *, urgent: bool) -> bool:
        """Reserve one call; False when the day's quota (less the reserve kept for urgent calls) is used."""


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One HTTP exchange without its secrets, for the log that support will ask for."""

    at: datetime
    method: str
    path: str
    status: int | None
    elapsed_ms: float
