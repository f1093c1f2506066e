"""What does the time of year, the weekday and the event say about a night, pooled over all nights?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from directors.revenue.forecast.bookings import Days, Floats

HALF_LIFE = 400.0
SWEEPS = 8
SPREADS = (0.3, 0.15, 0.1)
"""How far, in logs, the first three waves of the year are believed to reach before the house has spoken."""
WEEKDAY, EVENT, LEVEL = 0.15, 0.4, 1.0


def waves(nights: Days) -> Floats:
    """Three waves of the year, [night, 6]."""
    angle = 2 * np.pi * nights / 365.25
    return np.stack([wave(k * angle) for k in (1, 2, 3) for wave in (np.sin, np.cos)], axis=1)


def design(nights: Days, labels: Sequence[str], names: Sequence[str]) -> Floats:
    """Columns of the regression: level, waves, weekdays (Monday first), events by name."""
    weekday = (nights + 3) % 7
    columns = [np.ones(len(nights)), *waves(nights).T]
    columns += [(weekday == day).astype(np.float64) for day in range(7)]
    columns += [np.array([label == name for label in labels], dtype=np.float64) for name in names]
    return np.stack(columns, axis=1)


def poisson_ridge(
    columns: Floats, counts: Floats, offered: Floats, trust: Floats, mean: Floats, spread: Floats
) -> Floats:
    """Effects of a Poisson regression with rate exp(columns @ effects) * offered, a normal belief (mean, spread) on
    each effect and a weight of `trust` on each count; iteratively reweighted least squares."""
    precision = np.diag(spread**-2.0)
    effects = mean.copy()
    for _ in range(SWEEPS):
        rate = np.clip(np.exp(np.clip(columns @ effects, -12, 12)), 1e-6, None) * np.maximum(offered, 1e-9)
        score = columns.T @ (trust * (counts - rate)) + precision @ (mean - effects)
        step = np.linalg.solve(columns.T @ (columns * (trust * rate)[:, None]) + precision, score)
        effects = effects + np.clip(step, -1.0, 1.0)
    return effects


def night_lift(
    nights: Days,
    slept: Floats,
    coming: Days,
    labels: Sequence[str],
    labels_coming: Sequence[str],
    expected: float,
) -> tuple[Floats, Floats]:
    """By how much weekday and event raise a night above its time of year, for the past `nights` and the `coming`
    ones: ratios around 1, from a regression that also holds the waves of the year apart from them.

    Room-nights of one stay come together, so each night is trusted for a third of its count.
    """
    names = sorted(set(labels) - {""})
    columns = design(nights, labels, names)
    mean = np.zeros(columns.shape[1])
    mean[0] = np.log(max(expected, 1e-6))
    spread = np.concatenate([[LEVEL], np.repeat(SPREADS, 2), np.full(7, WEEKDAY), np.full(len(names), EVENT)])
    newest = int(nights.max()) if len(nights) else 0
    trust = 0.5 ** ((newest - nights) / HALF_LIFE) / 3.0
    effects = poisson_ridge(columns, slept, np.ones(len(nights)), trust, mean, spread)
    effects[:7] = 0.0
    effects[7:14] -= effects[7:14].mean()
    ahead = design(coming, labels_coming, names)
    return np.exp(columns @ effects), np.exp(ahead @ effects)
