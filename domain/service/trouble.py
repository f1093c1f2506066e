"""What is wrong in the house, who looks after it, and is it the third time?"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

# So often within so long in one room of one kind is no accident any more.
PATTERN, WITHIN = 3, timedelta(days=90)


class TroubleKind(enum.StrEnum):
    """What people report."""

    LEAK = "leak"
    NOISE = "noise"
    BROKEN = "broken"
    MISSING = "missing"
    LOST = "lost"
    COMPLAINT = "complaint"


class TroubleState(enum.StrEnum):
    """Open → closed, with a proof."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """An incident of the house. People are "person:<id>"; `cost` is the number of the proposal that pays it."""

    id: int
    token: str
    kind: TroubleKind
    room: str | None
    words: str
    reported_by: str
    at: datetime
    owner: str | None = None
    state: TroubleState = TroubleState.OPEN
    closed_by: str | None = None
    closed_at: datetime | None = None
    proof: str | None = None
    cost: str | None = None


def patterns(troubles: Iterable[Trouble], now: datetime) -> dict[tuple[str, TroubleKind], int]:
    """How often, where it is a pattern, by room and kind."""
    recent = [one for one in troubles if one.room is not None and now - one.at <= WITHIN]
    counted = Counter((one.room or "", one.kind) for one in recent)
    return {which: times for which, times in counted.items() if times >= PATTERN}
