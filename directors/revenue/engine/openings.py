"""Which stays could still be booked on each past day, by type?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from directors.revenue.engine.gaps import LONGEST, run_lengths, share_by_runs
from directors.revenue.forecast.bookings import NEVER, Bookings, Days, Floats

FARTHEST = 240
"""Bookings made earlier count as made this many days before."""
SHUT = LONGEST * LONGEST
Codes = npt.NDArray[np.uint8]
Shares = npt.NDArray[np.float32]


class Openings:
    """What was open on each past day of booking: a past day does not change, so it is looked at once.

    A night of a type is kept as one small number, of the open nights in a row right before and right after it (at
    most 13 each) or SHUT, [day, room, nights ahead]. Where bookings of the past are told anew, all is.
    """

    def __init__(self, units: Floats) -> None:
        self._units = units
        self._first = 0
        self._codes: Codes = np.zeros((0, len(units), FARTHEST + 1), dtype=np.uint8)
        self._seen = 0
        self.told = 0
        """How often the past was told anew."""

    @property
    def rooms(self) -> int:
        return len(self._units)

    @property
    def first(self) -> int:
        """The first day looked at."""
        return self._first

    def look(self, bookings: Bookings, first: int, last: int) -> None:
        """Takes the days first..last in, as they stood before their own bookings."""
        end = self._first + len(self._codes)
        known = self._first <= first <= end and _mark(bookings, end) == self._seen
        if not known:
            self.told += 1
            self._first, end = first, first
            self._codes = self._codes[:0]
        if last >= end:
            fresh = _codes(_free(bookings, self._units, end, last))
            self._codes = np.concatenate([self._codes[max(first - self._first, 0) :], fresh])
            self._first = first
        self._seen = _mark(bookings, self._first + len(self._codes))

    def on_day(self, first: int, last: int, lengths: Floats) -> Shares:
        """The share of the stays over each night l days ahead that could be booked on the days first..last, all of
        them looked at: [day, room, l]."""
        table = np.append(share_by_runs(lengths).ravel(), 0.0).astype(np.float32)
        return np.asarray(table[self._codes[first - self._first : last - self._first + 1]])

    def share(self, first: int, last: int, as_of: int, since: int, lengths: Floats) -> Shares:
        """The share of the stays over each night first..last that could be booked l days before and were watched
        then, on the days since..as_of: [room, night, l].

        A type that was sold out l days before could not be booked then, nor a stay with such a night in it: that
        part of the demand is not counted as observed, which is what unconstrains the demand of full nights. Days
        that were never looked at count as not watched; `lengths` is the share of room-nights by length of stay.
        """
        table = np.append(share_by_runs(lengths).ravel(), 0.0).astype(np.float32)
        begin = first - FARTHEST
        by_day = np.zeros((last - begin + 1, len(self._units), FARTHEST + 1), dtype=np.float32)
        low, high = max(begin, since, self._first), min(last, as_of, self._first + len(self._codes) - 1)
        if low <= high:
            by_day[low - begin : high - begin + 1] = table[
                self._codes[low - self._first : high - self._first + 1]
            ]
        step_day, step_room, step_lead = by_day.strides
        by_night = np.lib.stride_tricks.as_strided(
            by_day[FARTHEST:],
            (len(self._units), last - first + 1, FARTHEST + 1),
            (step_room, step_day, step_lead - step_day),
            writeable=False,
        )
        return np.ascontiguousarray(by_night)


def _free(bookings: Bookings, units: Floats, first: int, last: int) -> npt.NDArray[np.bool_]:
    """Whether the type had a room free l nights ahead on each of the days first..last, [day, room, l]."""
    rooms, width = len(units), FARTHEST + 2
    ends = bookings.arrival + bookings.nights
    free = np.empty((last - first + 1, rooms, FARTHEST + 1), dtype=bool)
    for day in range(first, last + 1):
        live = np.flatnonzero((bookings.booked < day) & (bookings.gone >= day) & (ends > day))
        lane = bookings.kind[live] * width
        begin = np.clip(bookings.arrival[live] - day, 0, FARTHEST + 1)
        end = np.clip(ends[live] - day, 0, FARTHEST + 1)
        steps = np.bincount(lane + begin, minlength=rooms * width)
        steps -= np.bincount(lane + end, minlength=rooms * width)
        held = np.cumsum(steps.reshape(rooms, width), axis=1)[:, :-1]
        free[day - first] = held < units[:, None]
    return free


def _codes(free: npt.NDArray[np.bool_]) -> Codes:
    rows = np.ascontiguousarray(free.reshape(-1, FARTHEST + 1).T)
    runs = run_lengths(rows) * np.uint8(LONGEST) + run_lengths(rows[::-1])[::-1]
    return np.ascontiguousarray(np.where(rows, runs, np.uint8(SHUT)).T).reshape(free.shape)


def _mark(bookings: Bookings, day: int) -> int:
    """A number that differs where anything differs that was known before `day`, whatever the order of the rows."""
    gone = np.where(bookings.gone < day, bookings.gone, NEVER)
    mixed = np.zeros(len(bookings), dtype=np.uint64)
    columns: tuple[Days, ...] = (bookings.booked, bookings.arrival, bookings.nights, bookings.kind, gone)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return int(mixed[bookings.booked < day].sum())
