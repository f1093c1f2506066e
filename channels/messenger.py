"""What may the house ask of a door on which it writes to guests, and which answers can it get?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain.guests.thread import Door


@dataclass(frozen=True, slots=True)
class DoorCapabilities:
    """What a door can do; the house never asks for more.

    `window`: how long after the guest's last message one may write freely, None without end. `templates`: what has
    to be used after that. `buttons`: at most so many under a message. `longest` in characters. `edit`: a sent
    message can be changed. `proves_once`: a repeated `key` is recognised by the door itself.
    """

    window: timedelta | None = None
    buttons: int = 0
    edit: bool = False
    templates: bool = False
    media: bool = False
    longest: int = 100_000
    subject: bool = False
    proves_once: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one guest. `key` names it for ever: a door that can carries it along.

    `last_heard` is when the guest wrote last: the door judges its window by it. `automatic`: no person read it
    before it left.
    """

    key: str
    to: str
    text: str
    language: str | None = None
    subject: str = ""
    answers: str | None = None
    references: tuple[str, ...] = ()
    last_heard: datetime | None = None
    automatic: bool = False


class Delivery(enum.StrEnum):
    """What one try can end in. UNKNOWN is honest: it may have arrived, and it is never tried again unasked.

    UNREACHED: certainly nothing left, the same may be tried later. REFUSED: the door will never take it.
    """

    SENT = "sent"
    REFUSED = "refused"
    UNREACHED = "unreached"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivered:
    """The end of one try; `external` is the door's own id, `words` say why not and are safe to log."""

    outcome: Delivery
    external: str | None = None
    words: str = ""


class Messenger(Protocol):
    """One door, in one house. `send` never raises for what the other side answers."""

    @property
    def door(self) -> Door: ...

    @property
    def capabilities(self) -> DoorCapabilities: ...

    async def send(self, message: Outgoing) -> Delivered:
        """One try; never repeated by the adapter."""

    async def close(self) -> None:
        """Nothing is sent any more."""
