"""Which stays can still be sold around a night: gaps, neighbours that are full, minimum stays?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from directors.revenue.forecast.bookings import Floats

LONGEST = 14


def feasible(open_nights: npt.NDArray[np.bool_], lengths: Floats, least: Floats) -> Floats:
    """The share of the stays over a night that find every other night open, [night, room].

    `lengths` is the share of room-nights by length of stay (1..14), `least` the minimum stay by night or by
    [night, room]. A stay of k
    nights over a night lies in k ways around it; those that touch a closed night are lost. The nights beyond
    both ends of the array count as open.
    """
    before, after = _run(open_nights, forward=True), _run(open_nights, forward=False)
    total = np.zeros(open_nights.shape)
    for length in range(1, LONGEST + 1):
        ways = np.minimum(before, length - 1) - np.maximum(length - 1 - after, 0) + 1
        allowed = length >= least.reshape(len(least), -1)
        total += lengths[length - 1] * np.where(allowed, np.clip(ways, 0, None), 0) / length
    return total


def _run(open_nights: npt.NDArray[np.bool_], forward: bool) -> Floats:
    """How many open nights in a row lie right before (or after) each night, at most 14."""
    rows = open_nights if forward else open_nights[::-1]
    place = np.arange(len(rows), dtype=np.float64)[:, None]
    closed = np.maximum.accumulate(np.where(rows, -float(LONGEST) - 1, place), axis=0)
    last = np.vstack([np.full((1, rows.shape[1]), -float(LONGEST) - 1), closed[:-1]])
    run = np.clip(place - last - 1, 0, LONGEST)
    return np.asarray(run if forward else run[::-1])


def company(lengths: Floats) -> Floats:
    """How strongly the nights 1..13 apart from a night share its stays: the mean over stays covering it of
    1/length for each other night covered, on either side."""
    shared = np.zeros(LONGEST - 1)
    for length in range(2, LONGEST + 1):
        for apart in range(1, length):
            shared[apart - 1] += lengths[length - 1] * (length - apart) / length / length
    return shared


def share_by_runs(lengths: Floats) -> Floats:
    """The share of the stays over a night that are possible with b open nights before and a after it, [b, a]."""
    before, after = np.arange(LONGEST)[:, None], np.arange(LONGEST)[None, :]
    total = np.zeros((LONGEST, LONGEST))
    for length in range(1, LONGEST + 1):
        ways = np.minimum(before, length - 1) - np.maximum(length - 1 - after, 0) + 1
        total += lengths[length - 1] * np.clip(ways, 0, None) / length
    return total


def run_lengths(rows: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """How many open rows in a row lie right before each row along the first axis, at most 13; all before the first
    count as open."""
    place = np.arange(1, len(rows) + 1, dtype=np.int16)[:, None]
    shut = np.where(rows, np.int16(-LONGEST), place)
    last = np.empty_like(shut)
    last[0] = -LONGEST
    np.maximum.accumulate(shut[:-1], axis=0, out=last[1:])
    return np.asarray(np.minimum(place - last - np.int16(1), np.int16(LONGEST - 1)).astype(np.uint8))


def open_run(free: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How many open nights in a row each open night belongs to, [night, room]; the nights beyond count as open."""
    place = np.arange(len(free))[:, None]
    shut = np.maximum.accumulate(np.where(free, -LONGEST - 1, place), axis=0)
    next_shut = np.minimum.accumulate(np.where(free, len(free) + LONGEST, place)[::-1], axis=0)[::-1]
    return np.where(free, next_shut - shut - 1, 0).astype(np.int64)
