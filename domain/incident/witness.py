"""What did a person see on a channel, when, and by which means?"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

PHOTO = "photo:"
PAGE = "page:"
READ = "read:"


class Means(enum.StrEnum):
    """A tap under a question, a screenshot that a person read out, one that a model read and a person confirmed,
    the channel's public page."""

    TAP = "tap"
    SCREENSHOT = "screenshot"
    READ = "read"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Count:
    """Rooms of a type that a channel offered for one night; `evidence` is what the calendar keeps of it."""

    channel: str
    room_type: str
    night: date
    seen: int
    at: datetime
    evidence: str

    @property
    def means(self) -> Means:
        if PHOTO in self.evidence:
            return Means.READ if READ in self.evidence else Means.SCREENSHOT
        return Means.PAGE if PAGE in self.evidence else Means.TAP

    @property
    def by(self) -> str:
        """Who saw it."""
        return self.evidence.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class Booked:
    """One room of a booking as a witness is held against it; `released_at` is when it was cancelled."""

    number: str
    source: str
    room_type: str
    check_in: date
    check_out: date
    booked_at: datetime
    released_at: datetime | None = None

    def sleeps(self, night: date) -> bool:
        return self.check_in <= night < self.check_out


def as_evidence(by: str, *, photo: str | None = None, read: bool = False, page: bool = False) -> str:
    """What the calendar keeps of a count: how it was seen, then by whom.

    `read`: a model read the picture, and he confirmed it.
    """
    if photo is not None:
        return f"{PHOTO}{photo} {READ} {by}" if read else f"{PHOTO}{photo} {by}"
    return f"{PAGE} {by}" if page else by


def newest(counts: Iterable[Count]) -> tuple[Count, ...]:
    """The last count of each cell; an older one says nothing any more."""
    found: dict[tuple[str, str, date], Count] = {}
    for one in sorted(counts, key=lambda count: count.at):
        found[one.channel, one.room_type, one.night] = one
    return tuple(found.values())
