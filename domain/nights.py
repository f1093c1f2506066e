"""Which nights are meant, and how do they group into ranges?"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Nights from `first` to `last`, both included. A stay 31 Dec → 3 Jan is the span 31 Dec … 2 Jan."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the span ends on {self.last}, before it starts on {self.first}")

    def __iter__(self) -> Iterator[date]:
        night = self.first
        while night <= self.last:
            yield night
            night += ONE_DAY

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, night: object) -> bool:
        return isinstance(night, date) and self.first <= night <= self.last


def stay_nights(check_in: date, check_out: date) -> tuple[date, ...]:
    """The nights slept between arrival and departure; the departure date is not a night."""
    return tuple(check_in + timedelta(days=n) for n in range((check_out - check_in).days))


def spans(nights: Iterable[date]) -> tuple[Span, ...]:
    """Neighbouring nights joined into the fewest spans, in order; repeated nights count once."""
    found: list[Span] = []
    for night in sorted(set(nights)):
        if found and found[-1].last + ONE_DAY == night:
            found[-1] = Span(found[-1].first, night)
        else:
            found.append(Span(night, night))
    return tuple(found)


def month_of(day: date) -> Span:
    """The calendar month of that day."""
    return Span(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))
