"""How many rooms were picked up, counting each late booking once and spreading it over the usual stay?"""

from __future__ import annotations

import numpy as np

from directors.revenue.forecast.bookings import NEVER, Bookings, Days, Floats

LONGEST = 28


def pooled_pickup(known: Bookings, first: int, last: int, horizon: int) -> Floats:
    """Rooms booked later and slept in, [night first..last, days before 0..horizon], with each stay's own length
    replaced by the chance that a stay booked so late lasts so long, pooled over all of them.

    A few long stays make the plain count of a small house noisy; arrivals are counted as they were, so the sum
    over many nights is the same. Meaningful for complete nights.
    """
    depth = min(LONGEST, max(horizon, 1))
    lead = np.minimum(known.arrival - known.booked, horizon)
    came = known.gone == NEVER
    lasting = _lasting(known.nights[came], lead[came], horizon, depth)
    begin = first - depth
    use = came & (known.arrival >= begin) & (known.arrival <= last)
    counts = np.zeros((last - begin + 1, horizon + 1))
    np.add.at(counts, (known.arrival[use] - begin, lead[use]), 1.0)
    booked_within = np.cumsum(counts, axis=1)
    nights = last - first + 1
    pickup = np.zeros((nights, horizon + 1))
    for spent in range(depth):
        arrivals = booked_within[depth - spent : depth - spent + nights, : horizon - spent]
        pickup[:, spent + 1 :] += arrivals * lasting[spent + 1 :, spent]
    return pickup


def _lasting(nights: Days, lead: Days, horizon: int, depth: int) -> Floats:
    """The chance that a stay booked less than h days before lasts more than d nights, [h, d]."""
    table = np.zeros((horizon + 2, depth + 1))
    np.add.at(table, (lead + 1, np.minimum(nights, depth)), 1.0)
    late = np.cumsum(table, axis=0)[: horizon + 1]
    longer = late.sum(axis=1, keepdims=True) - np.cumsum(late, axis=1)
    return np.asarray(longer[:, :depth] / np.maximum(late.sum(axis=1, keepdims=True), 1.0))
