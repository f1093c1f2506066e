"""What does the owner's own paper say of each night: card prices and event labels?"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from directors.revenue.engine.terms import Room
from directors.revenue.forecast.bookings import Bookings, Floats, as_date

RateCard = Callable[[date], Sequence[float]]
Calendar = Callable[[date], str]


class Paper:
    """The rate card and the calendar, asked once for each date."""

    def __init__(self, rooms: Sequence[Room], rate_card: RateCard, calendar: Calendar) -> None:
        self._base = np.array([float(room.base) for room in rooms])
        self._rate_card, self._calendar = rate_card, calendar
        self._first = 0
        self._prices: Floats = np.zeros((0, len(self._base)))
        self._labels: dict[int, str] = {}

    def card(self, first: int, last: int) -> Floats:
        """Card prices [night, room] of the nights first..last; where the card has no price, the base."""
        if not len(self._prices):
            self._first = first
        end = self._first + len(self._prices)
        if first < self._first:
            self._prices = np.vstack([self._asked(first, self._first), self._prices])
            self._first = first
        if last >= end:
            self._prices = np.vstack([self._prices, self._asked(end, last + 1)])
        return self._prices[first - self._first : last + 1 - self._first]

    def labels(self, first: int, last: int) -> list[str]:
        """Event labels of the nights first..last."""
        for day in range(first, last + 1):
            if day not in self._labels:
                self._labels[day] = self._calendar(as_date(day)) or ""
        return [self._labels[day] for day in range(first, last + 1)]

    def index(self, first: int, last: int) -> Floats:
        """Log of the card over the base prices, averaged over the types, by night."""
        return np.asarray(np.log(self.card(first, last) / self._base).mean(axis=1))

    def _asked(self, begin: int, end: int) -> Floats:
        return np.array([self._price(day) for day in range(begin, end)]).reshape(-1, len(self._base))

    def _price(self, day: int) -> Floats:
        given = list(self._rate_card(as_date(day)))
        if len(given) != len(self._base):
            raise ValueError(
                f"{as_date(day)}: the card gives {len(given)} prices for {len(self._base)} rooms"
            )
        pairs = zip(given, self._base, strict=True)
        return np.array([float(price) if _usable(price) else base for price, base in pairs])


def _usable(price: float | None) -> bool:
    return price is not None and math.isfinite(price) and price > 0


def relative_prices(bookings: Bookings, paper: Paper) -> Floats:
    """What each booking paid a night over the card of its nights; NaN where no price is known.

    Whether `price` is for the stay or for a night is told by which of the two lies closer to the card.
    """
    if not len(bookings):
        return np.zeros(0)
    first = int(bookings.arrival.min())
    last = int((bookings.arrival + bookings.nights).max())
    cards = paper.card(first, last)
    total = np.vstack([np.zeros((1, cards.shape[1])), np.cumsum(cards, axis=0)])
    begin = bookings.arrival - first
    kind = np.minimum(bookings.kind, cards.shape[1] - 1)
    stay = total[begin + bookings.nights, kind] - total[begin, kind]
    with np.errstate(invalid="ignore", divide="ignore"):
        by_night = bookings.price * bookings.nights / stay
        by_stay = bookings.price / stay
    many = (bookings.nights > 1) & np.isfinite(bookings.price) & (bookings.price > 0)
    if many.any() and np.abs(np.log(by_stay[many])).mean() < np.abs(np.log(by_night[many])).mean():
        return np.where(bookings.price > 0, by_stay, np.nan)
    return np.where(bookings.price > 0, by_night, np.nan)
