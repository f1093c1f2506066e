"""Between which two numbers of rooms will four nights of five end, and which is as likely too high as too low?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from directors.revenue.forecast.bookings import Days, Floats

HIGH = 0.90
NORMAL = 1.2816
"""The standard normal's 90 % quantile: the interval's half-width in standard deviations without evidence."""
NORMALLY = np.array([-NORMAL, NORMAL])
PRIOR_NIGHTS = 20.0
THIRD_PRIOR = 40.0
"""How many nights of a third are worth as much as all nights together."""
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


@dataclass(frozen=True, slots=True)
class Multiples:
    """By [days before, third]: how many spreads below and above the forecast the middle 80 % of outcomes reach;
    `edges` [days before, 2] part quiet, usual and busy nights by the rooms forecast."""

    edges: Floats
    low: Floats
    high: Floats

    def at(self, leads: Days, mean: Floats) -> tuple[Floats, Floats]:
        """(low, high) for nights forecast at `mean` rooms so many days before."""
        third = _third(mean, self.edges[leads])
        return self.low[leads, third], self.high[leads, third]


def calibrate(residuals: Floats, spreads: Floats, means: Floats) -> Multiples:
    """Multiples of the spread that enclose the middle 80 % of past errors, by days before and by third of the
    nights (conformal prediction by group: Vovk, Gammerman and Shafer 2005, section 4.5).

    `residuals`, `spreads` and `means` (rooms forecast) are [past night, days before]. Neighbouring horizons are
    pooled; a third with few nights is believed less than all nights, and those with few less than the normal
    multiples.
    """
    horizons, count = residuals.shape[1], len(residuals)
    reach = np.tile(NORMALLY, (horizons, 3, 1))
    if count < 2:
        return Multiples(np.zeros((horizons, 2)), reach[..., 0], reach[..., 1])
    scaled, edges = residuals / spreads, np.quantile(means, [1 / 3, 2 / 3], axis=0).T
    thirds = _third(means, edges)
    for lead in range(horizons):
        near = slice(max(lead - SMOOTHING, min(lead, 1)), lead + SMOOTHING + 1)
        order = np.argsort(scaled[:, near], axis=None)
        ordered, group = scaled[:, near].ravel()[order], thirds[:, near].ravel()[order]
        every = _blend(_reach(ordered, count), NORMALLY, count, PRIOR_NIGHTS)
        for third in range(3):
            own, nights = ordered[group == third], int((thirds[:, lead] == third).sum())
            reach[lead, third] = _blend(_reach(own, nights), every, nights, THIRD_PRIOR) if nights else every
    return Multiples(edges, np.minimum(reach[..., 0], 0.0), np.maximum(reach[..., 1], 0.0))


def _third(mean: Floats, edges: Floats) -> Days:
    return np.asarray((mean > edges[..., 0]).astype(np.int64) + (mean > edges[..., 1]))


def _reach(ordered: Floats, nights: int) -> Floats:
    """The two quantiles, a little farther out for few nights: the next error is one draw more than were seen."""
    outward = min((1 + 1 / nights) * (HIGH - 0.5), 0.5)
    place = np.array([0.5 - outward, 0.5 + outward]) * (len(ordered) - 1)
    below = place.astype(np.int64)
    above = np.minimum(below + 1, len(ordered) - 1)
    return np.asarray(ordered[below] + (place - below) * (ordered[above] - ordered[below]))


def _blend(own: Floats, believed: Floats, nights: int, prior: float) -> Floats:
    weight = nights / (nights + prior)
    return np.asarray(weight * own + (1 - weight) * believed)
