"""What would other prices bring, night by night, against the prices as they are?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.prices.advice import NightOf, Study

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Simulation:
    """The books and rules of a house, and the prices to try; nights that are not named keep theirs."""

    study: Study
    prices: Mapping[NightOf, Decimal]


@dataclass(frozen=True, slots=True)
class Range:
    """An amount with what it may be at worst and at best."""

    low: Decimal = NOTHING
    mid: Decimal = NOTHING
    high: Decimal = NOTHING

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.mid + other.mid, self.high + other.high)


@dataclass(frozen=True, slots=True)
class TriedNight:
    """One night of one type at its present price (`rooms_before`) and at the other (`rooms_after`).

    Rooms are those expected to be slept in; `revenue` and `contribution` say by how much they change, VAT included.
    """

    room_type: str
    night: date
    before: Decimal
    after: Decimal
    rooms_before: Decimal
    rooms_after: Decimal
    revenue: Range
    contribution: Range


@dataclass(frozen=True, slots=True)
class Simulated:
    """What a simulation came to. Without `enough` bookings to stand on there are no nights."""

    enough: bool
    nights: tuple[TriedNight, ...] = ()

    def total(self, of: Callable[[TriedNight], Range]) -> Range:
        """The sum over the nights; bounds are added too, since what errs on one night errs on the next."""
        return total(of(night) for night in self.nights)

    @property
    def months(self) -> tuple[date, ...]:
        """The firsts of the months that it touches."""
        return tuple(sorted({night.night.replace(day=1) for night in self.nights}))

    def of_month(self, month: date) -> Simulated:
        """The nights of one month alone."""
        return Simulated(self.enough, tuple(one for one in self.nights if one.night.replace(day=1) == month))


def total(ranges: Iterable[Range]) -> Range:
    """Their sum."""
    return sum(ranges, Range())
