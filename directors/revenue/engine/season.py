"""During which share of its booking season was each coming night on sale and watched, so far?"""

from __future__ import annotations

import numpy as np

from directors.revenue.engine.openings import FARTHEST, Openings
from directors.revenue.forecast.bookings import Floats


class Season:
    """The share by night and type, kept from day to day: under one fit a new day adds what its own bookings could
    have been, and nothing before it changes. With another fit, or a past told anew, all is counted afresh.
    """

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self._under: tuple[object, ...] = ()
        self._first, self._until = 0, 0
        self._sums: Floats = np.zeros((0, 0))

    def seen(self, first: int, last: int, as_of: int, since: int, lengths: Floats, curve: Floats) -> Floats:
        """[room, night] for the nights first..last, the days since..as_of watched; `curve` is the share of the
        season l days before, `lengths` that of the room-nights by length of stay."""
        under = (id(lengths), id(curve), since, self._openings.told)
        begin = max(self._openings.first, since)
        if under != self._under or first < self._first or as_of < self._until:
            self._under, self._kept = under, (lengths, curve)
            self._first, self._until = first, max(first - FARTHEST, begin) - 1
            self._sums = np.zeros((0, self._openings.rooms))
        self._room_for(max(as_of + FARTHEST, last))
        fresh = range(self._until + 1, as_of + 1)
        shares = self._openings.on_day(fresh.start, as_of, lengths) * curve if fresh else ()
        for day, share in zip(fresh, shares, strict=True):
            nearest = max(self._first - day, 0)
            place = day + nearest - self._first
            self._sums[place : place + FARTHEST + 1 - nearest] += share[:, nearest:].T
        self._until = max(as_of, self._until)
        return np.ascontiguousarray(self._sums[first - self._first : last + 1 - self._first].T)

    def _room_for(self, night: int) -> None:
        missing = night + 1 - self._first - len(self._sums)
        if missing > 0:
            self._sums = np.vstack([self._sums, np.zeros((missing + 60, self._sums.shape[1]))])
