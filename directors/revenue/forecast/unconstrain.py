"""How many rooms would a sold-out night have sold?"""

from __future__ import annotations

import numpy as np

from directors.revenue.forecast.bookings import Floats
from directors.revenue.forecast.history import History


def open_pickup(past: History, pickup: Floats, capacity: float) -> Floats:
    """`pickup` by [night, days before] as it would have been with rooms left.

    Where the house was full h days before, or became full later, the observed pickup is a lower bound only; it
    is raised to the mean of the nights that stayed open (booking-profile detruncation, one pass; Weatherford
    and Polt 2002). Nights of a house that was never full come back unchanged.
    """
    total = past.total
    taught = slice(past.start, past.today + 1)
    full_at_last = past.slept >= capacity
    if not full_at_last[taught].any():
        return pickup
    free = ~full_at_last[taught]
    if free.sum() < 14:
        return pickup
    usual = pickup[taught][free].mean(axis=0)
    censored = full_at_last[:, None] & (total <= capacity)
    return np.where(censored, np.maximum(pickup, usual), pickup)
