"""What is a room kept for a guest, until when, and what ends it?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells


class HoldState(enum.StrEnum):
    """OPEN keeps a room. LAPSED: its time is over; LOST: it was sold meanwhile; RELEASED: somebody let it go."""

    OPEN = "open"
    LAPSED = "lapsed"
    LOST = "lost"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Hold:
    """One room of a type from `first` to the departure `last`, kept until `until`."""

    id: int
    thread: int
    room_type: str
    first: date
    last: date
    until: datetime
    state: HoldState
    by: str


@dataclass(frozen=True, slots=True)
class HoldRoom(NoCells):
    """A soft hold: the house counts one room less in what it offers, the channels are told nothing.

    A person closes the room in the panel, or takes the risk that it is sold meanwhile.
    """

    thread: int
    room_type: str
    first: date
    last: date
    until: datetime
    currency: str
    kind: Literal["hold_room"] = "hold_room"

    @property
    def effects(self) -> Effects:
        """None on calendar or money until somebody books."""
        return Effects()


@dataclass(frozen=True, slots=True)
class ReleaseHold(NoCells):
    """The end of a hold before its time."""

    hold: int
    currency: str
    kind: Literal["release_hold"] = "release_hold"

    @property
    def effects(self) -> Effects:
        return Effects()
