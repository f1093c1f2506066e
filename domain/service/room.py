"""In which state is a room, who said so, and does what was said still hold?"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo


class RoomState(enum.StrEnum):
    """Dirty → cleaning → clean → inspected; out of order whatever it was before."""

    DIRTY = "dirty"
    CLEANING = "cleaning"
    CLEAN = "clean"
    INSPECTED = "inspected"
    OUT_OF_ORDER = "out_of_order"


@dataclass(frozen=True, slots=True)
class RoomMark:
    """The last thing that somebody said of a room.

    `by` and `cleaner` are "person:<id>"; `cleaner` is whoever last made it clean. `photo` is a digest of the shelf.
    """

    room: str
    state: RoomState
    by: str
    at: datetime
    cleaner: str | None = None
    photo: str | None = None

    @property
    def ready(self) -> bool:
        """A guest may be led there: somebody else than the cleaner has looked."""
        return self.state is RoomState.INSPECTED


class NotInspectable(enum.StrEnum):
    """Why a room cannot be called inspected now."""

    NOT_CLEAN = "not_clean"
    BY_CLEANER = "by_cleaner"


def inspection_hindered(mark: RoomMark | None, person: str) -> NotInspectable | None:
    """None when this person may say that the room is inspected."""
    if mark is None or mark.state not in {RoomState.CLEAN, RoomState.INSPECTED}:
        return NotInspectable.NOT_CLEAN
    return NotInspectable.BY_CLEANER if person == mark.cleaner else None


def as_it_stands(mark: RoomMark, slept: Collection[date], today: date, zone: ZoneInfo) -> RoomMark:
    """The mark as it counts today: a night that was slept in the room since then has made it dirty.

    `slept` are the nights on which the room was given to somebody. What is out of order stays so.
    """
    if mark.state is RoomState.OUT_OF_ORDER:
        return mark
    said_on = mark.at.astimezone(zone).date()
    used = any(said_on <= night < today for night in slept)
    return replace(mark, state=RoomState.DIRTY, cleaner=None, photo=None) if used else mark
