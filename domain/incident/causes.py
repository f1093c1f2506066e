"""Which cause does the evidence point to, how surely, and what would change that?"""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.data_file import data_in
from domain.incident.incident import Entry, EntryKind, of_kind
from domain.incident.sync_test import IN_TIME, Outcome, SyncTest, results
from domain.incident.topics import FOLDER
from domain.phrase import Name

TEST = "test"  # the sign that comes from a test booking: no, late, yes
# Stated rule of confidence: points of the first cause, its lead over the second, and nothing strong against it.
HIGH_POINTS, HIGH_LEAD = 5, 3
MEDIUM_POINTS, MEDIUM_LEAD = 3, 1
STRONG = 2


class Confidence(enum.StrEnum):
    """HIGH: at least five points, three ahead, two kinds of evidence, nothing strong against it.

    MEDIUM: at least three points and one ahead. LOW otherwise.
    """

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a cause, why, how risky (L, M, H) and how."""

    what: Name
    why: Name
    risk: str
    how: Name


@dataclass(frozen=True, slots=True)
class Cause:
    """A candidate. `speaks_for` and `speaks_against`: topic → value → weight."""

    id: str
    name: Name
    mechanism: Name
    speaks_for: Mapping[str, Mapping[str, int]]
    speaks_against: Mapping[str, Mapping[str, int]]
    advice: Advice


@dataclass(frozen=True, slots=True)
class Sign:
    """Something found out: by a fact of the timeline, or by a test booking."""

    topic: str
    value: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sign with its weight for or against a cause."""

    sign: Sign
    weight: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A cause with what speaks for and against it, and what nobody has found out yet that would."""

    cause: Cause
    reasons: tuple[Weighed, ...]
    doubts: tuple[Weighed, ...]
    strengthens: tuple[tuple[str, str], ...]
    weakens: tuple[tuple[str, str], ...]

    @property
    def points(self) -> int:
        return sum(one.weight for one in self.reasons) - sum(one.weight for one in self.doubts)


@dataclass(frozen=True, slots=True)
class Always:
    """What is said whatever the cause: containment, going on looking, and the steps of three horizons."""

    containment: Advice
    more: Advice
    today: tuple[Name, ...]
    before_activation: tuple[Name, ...]
    monitoring: tuple[Name, ...]


@functools.cache
def causes() -> tuple[Cause, ...]:
    """Every candidate of data/incident/causes.yaml."""
    return tuple(_cause(key, row) for key, row in _document()["causes"].items())


@functools.cache
def always() -> Always:
    """What the same file says for every incident."""
    told = _document()["always"]
    steps = (tuple(map(Name, told[name])) for name in ("today", "before_activation", "monitoring"))
    return Always(_advice(told["containment"]), _advice(told["more"]), *steps)


@functools.cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = data_in(FOLDER / "causes.yaml")
    return document


def signs(entries: Sequence[Entry], tests: Iterable[SyncTest], channel: str | None) -> tuple[Sign, ...]:
    """What the facts and the last test of the channel say; of contradicting facts none counts."""
    stated: dict[str, dict[str, Entry]] = {}
    for one in of_kind(entries, EntryKind.FACT):
        stated.setdefault(str(one.body["topic"]), {}).setdefault(str(one.body["value"]), one)
    found = [
        Sign(topic, value, entry)
        for topic, values in stated.items()
        if len(values) == 1
        for value, entry in values.items()
    ]
    shown = [value for one in tests if (value := of_test(one, channel)) is not None]
    return (*found, *([Sign(TEST, shown[-1])] if shown else ()))


def of_test(test: SyncTest, channel: str | None) -> str | None:
    """What a test says of the channel: yes, late, no; None where nobody looked, or it moved by something else."""
    for one in results(test):
        if channel is not None and one.channel != channel:
            continue
        if one.outcome is Outcome.YES:
            return "yes"
        if one.outcome is Outcome.NO:
            after = one.after
            late = after is not None and one.before is not None and after < one.before
            return "late" if late else "no"
        if one.outcome is Outcome.PARTIAL and one.minutes is not None:
            return "late" if one.minutes > IN_TIME.total_seconds() // 60 else None
    return None


def ranked(found: Sequence[Sign]) -> tuple[Ranked, ...]:
    """Every candidate, the best supported first; equals stand in the order of the file."""
    known = {one.topic: one for one in found}
    rows = [
        Ranked(
            cause,
            _weighed(cause.speaks_for, known),
            _weighed(cause.speaks_against, known),
            _unknown(cause.speaks_for, known),
            _unknown(cause.speaks_against, known),
        )
        for cause in causes()
    ]
    return tuple(sorted(rows, key=lambda one: -one.points))


def confidence(rows: Sequence[Ranked]) -> Confidence:
    """How surely the first one is it, by the stated rule."""
    first, second = rows[0], rows[1]
    lead = first.points - second.points
    kinds = {one.sign.topic == TEST for one in first.reasons}
    strong = any(one.weight >= STRONG for one in first.doubts)
    if first.points >= HIGH_POINTS and lead >= HIGH_LEAD and len(kinds) > 1 and not strong:
        return Confidence.HIGH
    if first.points >= MEDIUM_POINTS and lead >= MEDIUM_LEAD:
        return Confidence.MEDIUM
    return Confidence.LOW


def _weighed(weights: Mapping[str, Mapping[str, int]], known: Mapping[str, Sign]) -> tuple[Weighed, ...]:
    found = [
        Weighed(known[topic], values[known[topic].value])
        for topic, values in weights.items()
        if topic in known and known[topic].value in values
    ]
    return tuple(sorted(found, key=lambda one: -one.weight))


def _unknown(
    weights: Mapping[str, Mapping[str, int]], known: Mapping[str, Sign]
) -> tuple[tuple[str, str], ...]:
    """What would weigh most if it were found, first."""
    open_ = [
        (weight, topic, value)
        for topic, values in weights.items()
        if topic not in known
        for value, weight in values.items()
    ]
    return tuple((topic, value) for _, topic, value in sorted(open_, key=lambda one: -one[0]))


def _cause(key: str, row: Mapping[str, Any]) -> Cause:
    named = (Name(row["name"]), Name(row["mechanism"]))
    return Cause(key, *named, row["for"], row["against"], _advice(row["advice"]))


def _advice(told: Mapping[str, Any]) -> Advice:
    return Advice(Name(told["what"]), Name(told["why"]), told["risk"], Name(told["how"]))
