"""Between which two numbers of rooms will four nights of five end, and which is as likely too high as too low?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from directors.revenue.forecast.bookings import Floats

LOW, HIGH = 0.10, 0.90
NORMAL = 1.2816
"""The standard normal's 90 % quantile: the interval's half-width in standard deviations without evidence."""
PRIOR_NIGHTS = 20.0
SMOOTHING = 2
CLEARLY = 0.95


def spread(pickup: Floats, leaving: Floats) -> Floats:
    """Standard deviation of the rooms slept in if bookings came one by one: Poisson for the rooms still to
    come, binomial for those that may leave."""
    return np.sqrt(np.maximum(pickup, 0.0) + np.maximum(leaving, 0.0) + 0.05)


def nearer_as_it_stands(errors: Floats, as_it_stands: Floats) -> npt.NDArray[np.bool_]:
    """By days before, whether the rooms on the books came nearer to the outcome than the forecast did.

    Both are [past night, days before] and told apart by their mean absolute error, which the median makes least.
    The night before arrival most nights end as they stand: a small expected pickup is right on average and wrong
    nearly every time. A forecast that errs by little more is kept, so that the choice does not change daily.
    """
    if len(errors) < PRIOR_NIGHTS:
        return np.zeros(errors.shape[1], dtype=bool)
    return np.asarray(np.abs(as_it_stands).mean(axis=0) < CLEARLY * np.abs(errors).mean(axis=0))


def calibrate(residuals: Floats, spreads: Floats) -> tuple[Floats, Floats]:
    """Multiples of the spread that enclose the middle 80 % of past errors, (low, high) by days before.

    `residuals` and `spreads` are [past night, days before]. Neighbouring horizons are pooled; with few nights
    the normal multiples prevail.
    """
    horizons = residuals.shape[1]
    count = len(residuals)
    low, high = np.full(horizons, -NORMAL), np.full(horizons, NORMAL)
    if count < 2:
        return low, high
    scaled = residuals / spreads
    weight = count / (count + PRIOR_NIGHTS)
    for lead in range(horizons):
        pooled = scaled[:, max(lead - SMOOTHING, min(lead, 1)) : lead + SMOOTHING + 1]
        bottom, top = np.quantile(pooled, [LOW, HIGH])
        low[lead] = weight * bottom + (1 - weight) * -NORMAL
        high[lead] = weight * top + (1 - weight) * NORMAL
    return np.minimum(low, 0.0), np.maximum(high, 0.0)
