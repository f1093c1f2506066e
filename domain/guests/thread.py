"""Who writes with the house, through which door, and where does each message stand?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


class Door(enum.StrEnum):
    """The way on which a message came, and on which its answer goes."""

    EMAIL = "email"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    PASTED = "pasted"  # somebody of the house brought it; somebody takes the answer back


class Way(enum.StrEnum):
    """From the guest, or to him."""

    IN = "in"
    OUT = "out"


class State(enum.StrEnum):
    """Where a message stands.

    From a guest: OFFERED (somebody forwarded it and has not said yet that it is one), WAITING for an answer,
    ANSWERED, SILENT (nobody answers it, with its reason). To a guest: DRAFT, QUEUED (approved), SENDING (a call was
    begun), SENT, REFUSED (the door will not take it), UNKNOWN (nobody knows whether it arrived), BY_HAND (a person
    takes it there), DROPPED.
    """

    OFFERED = "offered"
    WAITING = "waiting"
    ANSWERED = "answered"
    SILENT = "silent"
    DRAFT = "draft"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    BY_HAND = "by_hand"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Thread:
    """Everything said with one guest about one stay, whatever the door.

    `stay` is the booking's number where it is known; `channel` the sales channel whose clock counts ("bookingcom",
    "direct"); `opted_out`: he asked for no more unasked messages.
    """

    id: int
    name: str | None
    language: str | None
    stay: str | None
    channel: str
    opened_at: datetime
    opted_out: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread. `at` is when it was written, `kept_at` when it reached the house.

    `by` is "guest", "house" (nobody's tap), or a person ("person:7"). `answers` names the message
    that this one answers. `body` holds what stands beside the text: topics, fences, sources, the
    answer in the house's languages.
    """

    id: int
    thread: int
    way: Way
    door: Door
    address: str
    state: State
    text: str
    at: datetime
    kept_at: datetime
    by: str
    language: str | None = None
    subject: str = ""
    external: str | None = None
    reason: str | None = None
    answers: int | None = None
    due_at: datetime | None = None
    sent_at: datetime | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
