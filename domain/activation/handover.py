"""Who was given access to a channel, by which entry of the vault, and until when?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """An access that was handed over outside the conversation: the name of the vault entry, never what is in it.

    `given_by` and `given_to` are "person:<id>"; it ends with the local day `until`.
    """

    id: int
    channel: str
    entry: str
    given_by: str
    given_to: str
    at: datetime
    until: date
    revoked_at: datetime | None = None
    revoked_by: str | None = None
    reminded_at: datetime | None = None
