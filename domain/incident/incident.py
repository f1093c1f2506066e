"""What is an incident, and what has happened in it so far?"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from domain.finding import Severity
from domain.missions.evidence import Evidence
from domain.phrase import Name

SPEC = "spec"  # the origin of an incident that the house's own specs tell of


class EntryKind(enum.StrEnum):
    """What a line of the timeline is; the house itself writes most of them, in the unit of what they tell."""

    OPENED = "opened"
    NOTE = "note"
    MESSAGE = "message"
    FACT = "fact"
    COUNT = "count"
    BOOKING = "booking"
    DECISION = "decision"
    IMPORTED = "imported"
    CLAIM = "claim"
    JUDGED = "judged"
    OWNER = "owner"
    ORDERS = "orders"
    TEST = "test"
    BLOCK = "block"
    REPORT = "report"
    REVIEW = "review"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Wish:
    """An incident as somebody, or a finding, would like it opened.

    `origin` is "spec", "finding:<key>" or "person:<id>:<when>"; one incident at a time is open for each. The room
    type and the nights from `first` to `departure` are those on which it was seen, None where nobody said. `holds`:
    no channel goes past *requested* meanwhile. `names` is the title by language, where both are known.
    """

    title: str
    origin: str
    severity: Severity = Severity.P1
    channel: str | None = None
    room_type: str | None = None
    first: date | None = None
    departure: date | None = None
    owner: str | None = None
    holds: bool = True
    names: Mapping[str, str] | None = None

    @property
    def called(self) -> Name | str:
        """Its title for whoever reads it; empty where the house found it itself."""
        return Name(self.names) if self.names else self.title


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as its row says; `owner` and whoever opened and closed it are "person:<id>" or "system"."""

    id: int
    token: str
    wish: Wish
    opened_by: str
    opened_at: datetime
    owner: str | None = None
    closed_by: str | None = None
    closed_at: datetime | None = None
    closing: str = ""

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def holds(self) -> bool:
        """Whether channels are held back because of it."""
        return self.is_open and self.wish.holds


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline, never changed. `at` is when it happened, `noted_at` when the house heard of it.

    `words` are a person's own, or a quotation; `body` holds what the kind states.
    """

    kind: EntryKind
    at: datetime
    by: str
    words: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    noted_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more sources that say different things on one subject: kept as it is, never decided by the house."""

    topic: str
    said: tuple[tuple[str, Entry], ...]  # the value, and the first line that states it


def of_kind(entries: Iterable[Entry], *kinds: EntryKind) -> tuple[Entry, ...]:
    """The lines of these kinds, in the order in which they happened."""
    return tuple(sorted((one for one in entries if one.kind in kinds), key=lambda one: one.at))


def timeline(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Everything in the order in which it happened; what happened at once as it was noted."""
    return tuple(sorted(entries, key=lambda one: (one.at, one.id)))


def contradictions(entries: Sequence[Entry]) -> tuple[Contradiction, ...]:
    """Subjects on which the stated facts differ, « doit rester » against « réparé »."""
    stated: dict[str, dict[str, Entry]] = defaultdict(dict)
    for one in of_kind(entries, EntryKind.FACT):
        stated[str(one.body["topic"])].setdefault(str(one.body["value"]), one)
    return tuple(
        Contradiction(topic, tuple(values.items())) for topic, values in stated.items() if len(values) > 1
    )


def bookings(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The numbers of the affected bookings, each once."""
    return tuple(dict.fromkeys(str(one.body["number"]) for one in of_kind(entries, EntryKind.BOOKING)))
