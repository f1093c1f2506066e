"""Which past nights may teach a forecast made at the end of a given day?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directors.revenue.forecast.asof import booking_curves
from directors.revenue.forecast.bookings import Bookings, Days, Floats
from directors.revenue.forecast.lengths import pooled_pickup

YEAR = 364
"""52 whole weeks: the same weekday a year earlier."""
MEMORY = 2 * YEAR + 100
CHANNELS = 6
WARM_UP = 14


@dataclass(frozen=True, slots=True)
class History:
    """Booking curves as the house knew them at the end of `as_of`, by channel.

    The first axis of `held` and `kept` is the channel (the busiest five, then the rest), the second the night
    counted from `first`, the third the days before. Nights start..today (positions) are complete and teach;
    the `horizon` nights after `today` are to be forecast. `pooled` is the pickup by [night, days before] at usual
    lengths of stay.
    """

    as_of: int
    first: int
    start: int
    today: int
    horizon: int
    held: Floats
    kept: Floats
    pooled: Floats

    @property
    def taught(self) -> int:
        """How many complete nights there are to learn from."""
        return max(self.today - self.start + 1, 0)

    @property
    def total(self) -> Floats:
        """Rooms on the books, [night, days before]."""
        return np.asarray(self.held.sum(axis=0))

    @property
    def slept(self) -> Floats:
        """Rooms slept in by night; meaningful up to `today`."""
        return np.asarray(self.kept[:, :, 0].sum(axis=0))

    @property
    def pickup(self) -> Floats:
        """Rooms that were booked later and slept in, [night, days before]; meaningful up to `today`."""
        kept = self.kept.sum(axis=0)
        return np.asarray(kept[:, :1] - kept)

    @property
    def coming(self) -> Days:
        """Positions of the nights to forecast: 1..horizon days after `as_of`."""
        return self.today + np.arange(1, self.horizon + 1)


def history(bookings: Bookings, as_of: int, horizon: int) -> History:
    """The history known at the end of `as_of`: later bookings, cancellations and no-shows are not in it.

    The first nights of a file lack the guests who arrived before it begins, so a stay's usual length is left
    out at the start.
    """
    known = bookings.known_on(as_of)
    opened = int(known.arrival.min()) if len(known) else as_of + 1
    usual = int(np.quantile(known.nights, 0.95)) if len(known) else 1
    first = max(min(opened, as_of + 1), as_of - MEMORY)
    start = max(opened + min(usual, WARM_UP) - first, 0)
    group, groups = _busiest(known)
    curves = booking_curves(known, first, as_of + horizon, horizon, group, groups)
    pooled = pooled_pickup(known, first, as_of + horizon, horizon)
    return History(as_of, first, start, as_of - first, horizon, curves.held, curves.kept, pooled)


def _busiest(bookings: Bookings) -> tuple[Days, int]:
    counts = np.bincount(bookings.channel, minlength=max(len(bookings.channels), 1))
    order = np.argsort(-counts, kind="stable")
    lane = np.full(len(counts), min(CHANNELS, len(counts)) - 1)
    lane[order[:CHANNELS]] = np.arange(min(CHANNELS, len(counts)))
    return lane[bookings.channel], int(lane.max()) + 1
