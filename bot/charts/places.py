"""Where do the places of a chart stand, and which of them are named under the axis?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.charts.lettering import width
from bot.charts.palette import BODY
from bot.words.phrases import Words
from domain.phrase import say
from governance.post.chart import Place, are_months

_GAP = 12.0  # between two names under the axis
_NIGHTS = (1, 2, 7, 14, 28)
_MONTHS = (1, 2, 3, 6, 12)
_COUNTS = (
    1,
    2,
    5,
    10,
    15,
    20,
    30,
    50,
)  # a count along the axis is mostly days, and thirty of them are a month
_MONDAY = date(2026, 1, 5).toordinal()


@dataclass(frozen=True, slots=True)
class Track:
    """Places on a sheet between `left` and `right`: each has a slot, and stands in its middle."""

    left: float
    right: float
    first: float
    slots: float
    monthly: bool

    @property
    def slot(self) -> float:
        """The width of one place."""
        return (self.right - self.left) / self.slots

    def at(self, place: Place) -> float:
        """The middle of a place's slot; places beyond the ends stand at the ends."""
        steps = abs(position(place, monthly=self.monthly) - self.first)
        return min(max(self.left + (steps + 0.5) * self.slot, self.left), self.right)


def track(places: Sequence[Place], left: float, right: float) -> Track:
    """The slots of nights, of months, or of counts as wide apart as the nearest two."""
    monthly = are_months(places)
    stand = [position(place, monthly=monthly) for place in places] or [0]
    return Track(left, right, stand[0], abs(stand[-1] - stand[0]) + 1, monthly)


def position(place: Place, *, monthly: bool) -> int:
    """A place as a number: days, months or the count itself."""
    if isinstance(place, date):
        return place.year * 12 + place.month if monthly else place.toordinal()
    if isinstance(place, int):
        return place
    raise TypeError("a row has no position")


def ticks(places: Sequence[Place], on: Track, words: Words) -> list[tuple[float, str]]:
    """Where a name stands under the axis, and which: as many as have room, at round distances."""
    if not places:
        return []
    kinds = _MONTHS if on.monthly else _NIGHTS if isinstance(places[0], date) else _decades(int(on.slots))
    for every in kinds:
        chosen = [place for place in places if _falls(place, every, monthly=on.monthly)]
        name = _namer(places, words, every)
        named = [(on.at(place), name(place)) for place in chosen]
        if named and _have_room(named):
            return named
    return [(on.at(places[0]), _namer(places, words, _NIGHTS[-1])(places[0]))]


def _decades(slots: int) -> list[int]:
    return [step * 10**power for power in range(0, len(str(slots)), 2) for step in _COUNTS]


def _falls(place: Place, every: int, *, monthly: bool) -> bool:
    """Weeks begin on Monday, quarters in January, counts at zero."""
    at = position(place, monthly=monthly)
    if isinstance(place, date):
        return (at - (1 if monthly else _MONDAY)) % every == 0
    return at % every == 0


def _namer(places: Sequence[Place], words: Words, every: int) -> Callable[[Place], str]:
    """Single nights by their weekday, weeks by their date, months by name and the January of a new year by that."""
    monthly, ends = are_months(places), [place for place in places if isinstance(place, date)]

    def name(place: Place) -> str:
        if not isinstance(place, date):
            return words.plain(say("text.words", words=place))
        if monthly and place.month == 1 and ends[0].year != ends[-1].year:
            return str(place.year)
        if monthly:
            return words.plain(say("chart.month", day=place))
        return words.plain(say("chart.weekday", day=place) if every == 1 else say("chart.day", day=place))

    return name


def _have_room(named: Sequence[tuple[float, str]]) -> bool:
    wide = [width(text, BODY) for _, text in named]
    return all(
        after[0] - before[0] >= (wide[n] + wide[n + 1]) / 2 + _GAP
        for n, (before, after) in enumerate(pairwise(named))
    )
