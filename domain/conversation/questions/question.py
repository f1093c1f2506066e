"""What is asked: the subject, the nights, the types, the room, the channel, the person?"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from domain.nights import Span
from domain.phrase import Phrase


class Looking(enum.Enum):
    """Which way words without a year look: BACK where the subject mostly does, OVER where the verb says so."""

    BACK = enum.auto()
    OVER = enum.auto()
    AHEAD = enum.auto()


@dataclass(frozen=True, slots=True)
class When:
    """The nights named, and the feast where the moon may move them."""

    span: Span | None
    feast: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, read whole. Codes of types and channels are the house's own, `person` a member's name,
    `guest` the folded words of a guest's. `against`: what `span`, or the running nights, are compared with."""

    subject: str
    span: Span | None = None
    types: tuple[str, ...] = ()
    room: str | None = None
    channel: str | None = None
    person: str | None = None
    feast: Phrase | None = None
    guest: str | None = None
    said: frozenset[str] = field(default=frozenset(), compare=False)
    against: Span | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """How people ask about one subject.

    `patterns` are alternatives: each lists classes of words that must all be there, and slots such as "@channel".
    `words` are the classes that only this subject has, by name, as phrases with their words joined ("en-caisse").
    `beside` may stand beside them and mean nothing more. `takes` are the slots that may be filled, beyond those in
    a pattern. `weak` patterns count only where no other subject reads the sentence by a stronger one. A sentence
    with one of `never` is not for this subject. `last_year`: the year before shifts the nights; `past_only`:
    nights to come are no answer; `weak_ahead`: a weak pattern counts for nights to come only. With one of `over`
    the sentence speaks of what has been. `compares`: two stretches of nights stand against each other.
    """

    key: str
    patterns: tuple[tuple[str, ...], ...]
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    takes: tuple[str, ...] = ("@when",)
    weak: tuple[tuple[str, ...], ...] = ()
    looking: Looking = Looking.AHEAD
    never: tuple[str, ...] = ()
    last_year: bool = False
    past_only: bool = False
    weak_ahead: bool = False
    over: tuple[str, ...] = ()
    compares: bool = False


def phrases(joined: str) -> tuple[str, ...]:
    """The phrases of a class, typed one after the other: "taux-occupation occupancy"."""
    return tuple(joined.split())
