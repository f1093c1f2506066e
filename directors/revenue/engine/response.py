"""What do the bookings that came while a night's price moved say about how guests answer a price?

Between nights a price says nothing: it was raised where demand was high. Within a night it does, for the guests of
one night met several prices. Its bookings are taken as a Poisson process of the rate

    lift x level of the month of booking x demand at the card x exp(-elasticity x (price / card - 1)),

whose lift is the night's own: what season, weekday and event leave open. It is learned from the same bookings, so
that a price which follows them does not pass for their cause (Lancaster 1990, The econometric analysis of
transition data, on unobserved heterogeneity).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, logsumexp

from directors.revenue.engine.terms import Belief
from directors.revenue.forecast.bookings import Floats

GRID = np.linspace(0.6, 4.2, 10)
FINE = np.linspace(0.6, 4.2, 181)
LIFTS = (((1.0, 1.0, 6.0),), ((1.0, 1.0, 16.0),), ((0.8, 0.9, 12.0), (0.2, 1.4, 3.0)))
"""How a night's own lift may be distributed; the likeliest counts. Each a mixture of gamma distributions: chance,
mean, shape. In the last, most nights are nearly what is expected, one in five is anything: an event nobody wrote
down doubles a night, and a single gamma would rather explain that by its price."""
TRUST = 0.25
"""What a booking counts for: the model is not true, and its own spread, tried on the tuning markets, two times too
narrow."""
SURE = 0.5
"""What is learned acts once its spread is at most this share of the assumption's: half knowledge moves prices and
earned less than none on the tuning markets with stays of several nights."""
MONTH = 30
LEVEL_PRIOR = 10.0
ROUNDS = 3
MOVED = 0.02
"""Smaller moves of the price tell nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """By night and days before: bookings that stay, those expected at the card, the price over the card and the
    month of booking (counted from the first). `clump`: room-nights of one stay, which are one decision."""

    count: Floats
    expected: Floats
    price: Floats
    month: npt.NDArray[np.int64]
    clump: float

    @property
    def told(self) -> float:
        """Stays booked at a price that had moved."""
        return float(self.count[np.abs(self.price - 1) > MOVED].sum()) / self.clump


def months(nights: npt.NDArray[np.int64], farthest: int) -> npt.NDArray[np.int64]:
    """The month in which a booking `l` days before each night was made, [night, l], from 0 on."""
    made = nights[:, None] - np.arange(farthest + 1)[None, :]
    return np.asarray((made - made.min()) // MONTH)


def posterior(prior: Belief, seen: Evidence) -> Belief:
    """The belief after the evidence, mean and standard deviation of prior times likelihood; until it is sure
    enough, the prior."""
    told = seen.told
    if told <= 0:
        return prior
    log = np.array([_likelihood(seen, elasticity) for elasticity in GRID]) * TRUST / seen.clump
    smooth = np.polynomial.Polynomial.fit(GRID, log, 4)(FINE)
    smooth = smooth - 0.5 * ((FINE - prior.elasticity) / prior.spread) ** 2
    weight = np.exp(smooth - smooth.max())
    weight /= weight.sum()
    mean = float(weight @ FINE)
    spread = float(np.sqrt(weight @ (FINE - mean) ** 2))
    sure = spread <= SURE * prior.spread
    return replace(prior, elasticity=mean, spread=spread, stays=round(told)) if sure else prior


def _likelihood(seen: Evidence, elasticity: float) -> float:
    """Log likelihood, the lifts of the nights integrated out, the levels of the months at their best."""
    answer = seen.expected * np.exp(-elasticity * (seen.price - 1))
    flat, size = seen.month.ravel(), int(seen.month.max()) + 1
    counted = np.bincount(flat, weights=seen.count.ravel(), minlength=size)
    total, booked = seen.count.sum(axis=1), seen.count > 0
    found = []
    for lifts in LIFTS:
        rate = answer
        for _ in range(ROUNDS):
            _, lift = _lifted(total, rate.sum(axis=1), lifts)
            would = np.bincount(flat, weights=(answer * lift[:, None]).ravel(), minlength=size)
            level = (counted + LEVEL_PRIOR) / (would + LEVEL_PRIOR)
            rate = answer * level[seen.month]
        by_booking = seen.count[booked] * np.log(np.maximum(rate[booked], 1e-12))
        found.append(float(_lifted(total, rate.sum(axis=1), lifts)[0].sum() + by_booking.sum()))
    return max(found)


def _lifted(
    total: Floats, expected: Floats, lifts: tuple[tuple[float, float, float], ...]
) -> tuple[Floats, Floats]:
    """By night: the log probability of its total, up to a constant, and the lift to be believed after it."""
    logs, means = [], []
    for chance, mean, shape in lifts:
        rate = shape / mean
        known = np.log(chance) - gammaln(shape) + shape * np.log(rate)
        logs.append(known + gammaln(shape + total) - (shape + total) * np.log(rate + expected))
        means.append((shape + total) / (rate + expected))
    whole = logsumexp(logs, axis=0)
    return np.asarray(whole), np.asarray((np.exp(logs - whole) * means).sum(axis=0))
