"""Which car is to be where, for whom, and who has said that it will be?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


class Way(enum.StrEnum):
    """To the house, or from it."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


class TransferState(enum.StrEnum):
    """Wanted by the guest → ordered from the driver → confirmed by him → done; or nobody needs it any more."""

    WANTED = "wanted"
    ORDERED = "ordered"
    CONFIRMED = "confirmed"
    DONE = "done"
    CANCELLED = "cancelled"


MOVES: Mapping[TransferState, frozenset[TransferState]] = {
    TransferState.WANTED: frozenset({TransferState.ORDERED, TransferState.CANCELLED}),
    TransferState.ORDERED: frozenset(
        {TransferState.CONFIRMED, TransferState.DONE, TransferState.WANTED, TransferState.CANCELLED}
    ),
    TransferState.CONFIRMED: frozenset({TransferState.DONE, TransferState.WANTED, TransferState.CANCELLED}),
    TransferState.DONE: frozenset(),
    TransferState.CANCELLED: frozenset({TransferState.WANTED}),
}
SECURED = frozenset({TransferState.ORDERED, TransferState.CONFIRMED, TransferState.DONE})


@dataclass(frozen=True, slots=True)
class TransferWish:
    """A transfer as somebody asks for it; None where nobody has told it. `at`: the pick-up, an instant."""

    way: Way
    at: datetime | None = None
    flight: str | None = None
    pick_up: str | None = None
    driver: str | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer as its row says."""

    id: int
    token: str
    reservation: int
    wish: TransferWish
    state: TransferState
    by: str
    changed_at: datetime

    @property
    def stands(self) -> bool:
        return self.state is not TransferState.CANCELLED

    @property
    def secured(self) -> bool:
        """Whether a car was really ordered."""
        return self.state in SECURED


@dataclass(frozen=True, slots=True)
class Point:
    """A place by its coordinates, in degrees."""

    latitude: float
    longitude: float

    @property
    def link(self) -> str:
        """A map of it: made of two numbers, never of anybody's words."""
        return f"https://maps.google.com/?q={self.latitude:.5f},{self.longitude:.5f}"


def as_point(words: str) -> Point | None:
    """« 31.6295, -7.9811 »; None for anything else, or for no place on earth."""
    parts = words.replace(";", ",").split(",")
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        return None
    return Point(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
