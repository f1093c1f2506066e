"""How long may somebody stay in the Boardroom, and when must he say again who he is?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

LINK_LASTS = timedelta(minutes=10)  # from the bot's message to the page
IDLE = timedelta(days=3)  # without a look at the page
ABSOLUTE = timedelta(days=30)  # whatever happens
PROVEN_FOR = timedelta(minutes=5)  # a proof of who one is counts for what is decided right after it
CODE_LASTS = timedelta(minutes=5)
MOST_TRIES = 5


class Way(enum.StrEnum):
    """How a session began."""

    LINK = "link"
    TELEGRAM = "telegram"
    PASSKEY = "passkey"


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody's stay on one device. `device` is what its browser says of itself, in a few words.

    `proven_at` is when he last showed beyond the cookie who he is; None: never.
    """

    id: int
    property_id: str
    person_id: int
    way: Way
    device: str
    begun_at: datetime
    seen_at: datetime
    expires_at: datetime
    proven_at: datetime | None = None
    ended_at: datetime | None = None

    def open(self, now: datetime) -> bool:
        """Whether it still counts: neither ended, nor idle for too long, nor too old."""
        return self.ended_at is None and now < self.expires_at and now - self.seen_at < IDLE

    def proven(self, now: datetime) -> bool:
        """Whether who it is was shown so recently that the gravest decisions may be taken."""
        return self.proven_at is not None and timedelta(0) <= now - self.proven_at < PROVEN_FOR


@dataclass(frozen=True, slots=True)
class Entry:
    """A link from the bot to the page; `device` is the first one that followed it, by its digest."""

    id: int
    property_id: str
    person_id: int
    expires_at: datetime
    device: str | None = None
    used_at: datetime | None = None

    def opens(self, now: datetime, device: str) -> bool:
        """Whether this device may come in by it now."""
        return self.used_at is None and now < self.expires_at and self.device in {None, device}
