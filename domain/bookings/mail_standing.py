"""How does the mailbox stand, and which of its mails wait for somebody?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

MAIL = "mail"  # the source by that name in `House.source_ages`


@dataclass(frozen=True, slots=True)
class SeenBooking:
    """A booking that a channel's mail named without its stay, and that has not come in since."""

    number: str
    provider: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MailStanding:
    """Without a mailbox both instants are None. `failed_at`: it could not be read since `read_at`.

    `to_read` are the arrivals of the mails that nobody could read by rule, newest first; `unproven` counts those
    whose sender nothing proves and that await a person's word.
    """

    read_at: datetime | None = None
    failed_at: datetime | None = None
    to_read: tuple[datetime, ...] = ()
    unproven: int = 0
    seen: tuple[SeenBooking, ...] = ()

    @property
    def watched(self) -> bool:
        """Whether there is a mailbox at all."""
        return self.read_at is not None or self.failed_at is not None
