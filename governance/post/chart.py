"""What may a picture of figures hold, before anybody draws it?"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from domain.phrase import Phrase

Value = Decimal | int | None  # None is a gap: missing is never zero
Place = (
    date | int | Phrase
)  # where on the axis: a night or the first of a month, a count, or a row with a name
Values = tuple[Value, ...]


class Ink(enum.StrEnum):
    """What a mark is to its reader: the one thing to see, what it is measured by, what lies behind, a warning."""

    MAIN = "main"
    OTHER = "other"
    QUIET = "quiet"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through the values; `expected` draws it dashed: not so yet."""

    values: Values
    name: Phrase | None = None
    ink: Ink = Ink.MAIN
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """A value that holds from its place to the next, such as a price."""

    values: Values
    name: Phrase | None = None
    ink: Ink = Ink.MAIN
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero, or from `base` where they are stacked; several of them share their places."""

    values: Values
    name: Phrase | None = None
    ink: Ink = Ink.MAIN
    base: Values | None = None


@dataclass(frozen=True, slots=True)
class Targets:
    """A short stroke at each place, such as the budget across a month's bar."""

    values: Values
    name: Phrase | None = None
    ink: Ink = Ink.OTHER


@dataclass(frozen=True, slots=True)
class Band:
    """The room between two lines, such as the usual range."""

    low: Values
    high: Values
    name: Phrase | None = None
    ink: Ink = Ink.QUIET


@dataclass(frozen=True, slots=True)
class Level:
    """One value all along: a floor, a target, the rooms there are."""

    value: Decimal | int
    name: Phrase
    ink: Ink = Ink.OTHER


@dataclass(frozen=True, slots=True)
class Moment:
    """A line across one place: today."""

    place: date | int
    name: Phrase


@dataclass(frozen=True, slots=True)
class Callout:
    """A dot with a word on it."""

    place: date | int
    value: Decimal | int
    text: Phrase
    ink: Ink = Ink.MAIN


Mark = Curve | Steps | Bars | Targets | Band | Level | Moment | Callout
DOWN_THE_PAGE = (Bars, Targets, Level)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures: marks over shared places, drawn in their order.

    `title` says the finding and `measure` what is shown; `alt` tells the whole picture in words to who cannot see
    it; `note` gives source and time. `unit` is an ISO currency, « % » for ratios (0.71 reads 71 %), or empty for
    counts. Places are dates or whole numbers in one direction (days before arrival run down), going across; or
    phrases, which become rows down the page and take Bars, Targets and Levels only. Nights stand one to a place;
    dates that are all firsts of a month are months. ValueError for what cannot be drawn.
    """

    title: Phrase
    alt: Phrase
    places: tuple[Place, ...]
    marks: tuple[Mark, ...]
    unit: str = ""
    measure: Phrase | None = None
    note: Phrase | None = None
    axis: Phrase | None = None

    def __post_init__(self) -> None:
        for mark in self.marks:
            for values in columns(mark):
                if len(values) != len(self.places):
                    raise ValueError(f"{len(values)} values for {len(self.places)} places")
        if self.in_rows:
            if any(not isinstance(mark, DOWN_THE_PAGE) for mark in self.marks):
                raise ValueError("rows take bars, targets and levels")
        elif not _one_way(self.places):
            raise ValueError("places are of one kind and run in one direction")

    @property
    def in_rows(self) -> bool:
        """Whether the places go down the page."""
        return bool(self.places) and all(isinstance(place, Phrase) for place in self.places)


def are_months(places: Sequence[Place]) -> bool:
    """Whether each place stands for the month that it begins."""
    return len(places) > 1 and all(isinstance(place, date) and place.day == 1 for place in places)


def columns(mark: Mark) -> tuple[Values, ...]:
    """The runs of values of a mark that has one for each place."""
    match mark:
        case Band(low=low, high=high):
            return low, high
        case Bars(values=values, base=base):
            return (values,) if base is None else (values, base)
        case Curve(values=values) | Steps(values=values) | Targets(values=values):
            return (values,)
    return ()


def _one_way(places: Sequence[Place]) -> bool:
    if not all(type(place) is date for place in places) and not all(type(place) is int for place in places):
        return False
    steps = [_ordinal(after) - _ordinal(before) for before, after in pairwise(places)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _ordinal(place: Place) -> int:
    if isinstance(place, Phrase):
        raise TypeError("a row has no position")
    return place.toordinal() if isinstance(place, date) else place
