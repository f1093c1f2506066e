"""What did a channel's own calendar show?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a channel's calendar of one room type showed as taken at `read_at`.

    `read_at` is None when it was never read well, `silent` when the last look failed or it no longer follows its
    neighbours. `complete` is False when a part of the calendar could not be understood: a night that looks free may
    not be.
    """

    channel: str
    room_type: str
    read_at: datetime | None
    taken: frozenset[date]
    complete: bool = True
    silent: bool = False
