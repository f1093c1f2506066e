"""What do the rooms on the books, by themselves, say about the rooms that will be slept in?"""

from __future__ import annotations

import numpy as np

from directors.revenue.forecast.bookings import Days, Floats
from directors.revenue.forecast.history import History
from directors.revenue.forecast.pickup import fading_prior

SLOPE_PRIOR = 20.0


def on_books_line(
    past: History, slept: Floats, window: int, stay: Floats, rest: Floats
) -> tuple[Floats, Floats]:
    """Intercept and slope by days before, least squares of `slept` on rooms on the books over the last
    `window` complete nights (Weatherford and Kimes 2003), the slope shrunk to the retention `stay` and the
    level to `rest`, the pickup otherwise expected."""
    low = max(past.start, past.today - window + 1)
    x, y = past.total[low : past.today + 1], slept[low : past.today + 1, None]
    count = max(len(x), 0)
    if not count:
        return rest, stay
    x_mean, y_mean = x.mean(axis=0), y.mean()
    spread = ((x - x_mean) ** 2).sum(axis=0)
    together = ((x - x_mean) * (y - y_mean)).sum(axis=0)
    slope = (together + SLOPE_PRIOR * stay) / (spread + SLOPE_PRIOR)
    prior = fading_prior(np.asarray(count))
    level = (count * (y_mean - slope * x_mean) + prior * rest) / (count + prior)
    return level, slope


def predict_line(line: tuple[Floats, Floats], total: Floats, nights: Days, leads: Days) -> Floats:
    """The regression's rooms for `nights` seen `leads` days before."""
    level, slope = line
    return np.asarray(level[leads] + slope[leads] * total[nights, leads])
