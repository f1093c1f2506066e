"""What may the house ask of a channel manager or a language model, and which answers can it get?"""

from __future__ import annotations

import enum
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from channels.dialogue import Classified, Finished, Opened, Picture, Prompt
from domain.bookings.reservation import Reservation
from domain.prices.rates import CellValue


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
    per_channel_push: bool = False
    confirm_booking: bool = False


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
    """One delivered reservation: parsed where it could be, raw always, and why it could not be.

    `delivery` is what an acknowledgement names; `key` is the same for every repetition of this delivery and
    differs between revisions, whether or not the account may acknowledge.
    """

    reservation: Reservation | None
    raw: dict[str, Any]
    delivery: str | None
    problem: str | None = None
    key: str = ""


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
    """What one try can end in. UNKNOWN is honest: the call may or may not have taken effect.

    ACCEPTED is a receipt, not success: ask `push_status`. PARTIAL: the rows in `refused` were not taken, the
    others were accepted. REJECTED: nothing was taken, and the same request would be refused again.
    RATE_LIMITED and UNREACHED: certainly nothing happened, and the same request may be tried later.
    """

    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REJECTED = "rejected"
    RATE_LIMITED = "rate_limited"
    UNREACHED = "unreached"
    UNKNOWN = "unknown"

    @property
    def certainly_nothing(self) -> bool:
        """True when no effect can have happened, so that another try cannot double it."""
        return self in {PushOutcome.REJECTED, PushOutcome.RATE_LIMITED, PushOutcome.UNREACHED}


@dataclass(frozen=True, slots=True)
class PushReceipt:
    """The answer to one try. `errors` are the channel manager's own words by external code and night.

    `queued`: accepted into a queue only. `own_quota`: it was our own budget that said no, without any call.
    `retry_after` is in seconds.
    """

    outcome: PushOutcome
    tracking: str | None = None
    errors: tuple[str, ...] = ()
    retry_after: float | None = None
    refused: tuple[tuple[str, date], ...] = ()
    queued: bool = False
    own_quota: bool = False


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


class ReadFailure(enum.StrEnum):
    """Why a read did not succeed."""

    DOWN = "down"
    REFUSED = "refused"
    QUOTA = "quota"
    NOT_UNDERSTOOD = "not_understood"


class Unreachable(Exception):
    """A read did not succeed: down, refused, out of quota, or not understood. The words are safe to log."""

    def __init__(
        self, words: str, why: ReadFailure = ReadFailure.DOWN, retry_after: float | None = None
    ) -> None:
        super().__init__(words)
        self.why = why
        self.retry_after = retry_after


class ChannelManager(Protocol):
    """The port. Writes return outcomes and never raise for business results; reads raise Unreachable.

    `urgent` reads (the check of a write, a question somebody is waiting for) may use the reserved quota.
    """

    @property
    def capabilities(self) -> Capabilities: ...

    async def rates(self) -> Sequence[ExternalRate]:
        """Every room and rate row of the account."""

    async def channels(self) -> Sequence[ConnectedChannel]:
        """The connected channels and their counters."""

    async def reservations(
        self, *, changed_since: date | None, undelivered: bool, created_since: date | None = None
    ) -> Sequence[Envelope]:
        """All pages of deliveries: un-acknowledged ones, or all that changed (or were made) since a date."""

    async def find(self, number: str) -> Sequence[Envelope]:
        """The reservation of that number, ours or a channel's; empty when there is none."""

    async def acknowledge(self, delivery: str, number: str | None = None) -> bool:
        """Confirm one delivery, `number` being our own; False when the account may not. May be repeated."""

    async def confirm_booking(self, number: str) -> PushReceipt:
        """Confirm, for the hotelier, a reservation that awaits his answer. One try; cancelling is not offered."""

    def plan(self, rows: Sequence[PushRow], channels: Sequence[str] = ()) -> Sequence[PushRequest]:
        """The fewest legal requests for these rows; pure. Of two rows for one night the later one counts."""

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
    """One HTTP exchange without its secrets, for the log that support will ask for.

    `status` is None when no complete answer came; then `failure` names what happened instead. `request` and
    `answer` are shortened texts of what was sent and received, without credentials or guests' data.
    """

    at: datetime
    method: str
    path: str
    status: int | None
    urgent: bool = False
    failure: str | None = None
    request: str = ""
    answer: str = ""


class Brain(Protocol):
    """A language model. Every call raises `channels.dialogue.NoAnswer` and nothing else that is expected."""

    def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        """One call: that the prompt was read, then the text piece by piece, then the finished message."""

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        """One quick choice by the fast model, in the shape of `schema`; within seconds, and never tried twice."""

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        """What the turn's model reads in one picture, in the shape of `schema`; never tried twice.

        Words in the picture are an outsider's: whoever asks takes nothing but the values of a closed schema.
        """

    async def close(self) -> None:
        """Nothing is asked any more."""
