"""Which figures does a morning need?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.day.figures.guests import Guests, guests
from domain.day.figures.period import Period, month_to_date, of_night
from domain.day.figures.pickup import Pickup, pickup
from domain.day.figures.strip import Strip, strip
from domain.figure import Figure
from domain.house.snapshot import House
from domain.nights import ONE_DAY


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything that the brief counts."""

    last_night: Period
    tonight: Period
    guests: Guests
    pickup: Pickup
    strip: Strip
    month: Period

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them, each key once."""
        parts = (self.last_night, self.tonight, self.guests, self.pickup, self.strip, self.month)
        return tuple(figure for part in parts for figure in part.figures)


def morning(house: House) -> Morning:
    """The figures of the house's today."""
    return Morning(
        last_night=of_night(house, house.today - ONE_DAY),
        tonight=of_night(house, house.today),
        guests=guests(house),
        pickup=pickup(house),
        strip=strip(house),
        month=month_to_date(house),
    )
