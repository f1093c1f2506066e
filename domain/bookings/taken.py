"""What did an import of bookings change, so that it can be taken back exactly?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.bookings.reservation import Reservation


@dataclass(frozen=True, slots=True)
class Marks:
    """How far a booking had come: the newest row of its sightings, revisions and rooms; 0 for none."""

    sighting: int = 0
    revision: int = 0
    room: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """A booking as it stood before the import, without its guest: what it said, which rows were its rooms, and
    when and how its present revision had come."""

    booking: Reservation
    rooms: tuple[int, ...]
    received_at: datetime
    via: str


@dataclass(frozen=True, slots=True)
class Touched:
    """One booking of which the import said something new. `before` is None where the import made it."""

    reservation_id: int
    start: Marks
    end: Marks
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class TakenFile:
    """One import of bookings; `number` counts them from 1.

    `document` is the token of a file that came by chat, `digest` its SHA-256 in hex. `undoable` is False where two
    bookings turned out to be one: nothing tells them apart again.
    """

    number: int
    digest: str
    name: str
    via: str
    at: datetime
    touched: tuple[Touched, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    person_id: int | None = None
    document: str | None = None
    undoable: bool = True
    undone_at: datetime | None = None
