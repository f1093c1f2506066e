"""How many rooms on the books will stay, and how many will still be booked?"""

from __future__ import annotations

import numpy as np

from directors.revenue.forecast.bookings import Days, Floats
from directors.revenue.forecast.history import YEAR, History

RECENT = 56
SEASON = 20
"""Nights around the same date last year whose pickup tells the season."""
SEASON_WEIGHT = 0.7
GROWTH_PRIOR = 100.0
"""Rooms of evidence for "as last year" against which the recent trend is weighed."""
RETENTION_PRIOR = 30.0


def retention(past: History, stated: Floats) -> Floats:
    """The share of rooms held h days before that are slept in, [channel, h], shrunk to the house's own mean
    and that to the `stated` share by h."""
    window = slice(max(past.start, past.today - YEAR), past.today + 1)
    kept = past.kept[:, window, :].sum(axis=1)
    held = past.held[:, window, :].sum(axis=1)
    house = (kept.sum(axis=0) + RETENTION_PRIOR * stated) / (held.sum(axis=0) + RETENTION_PRIOR)
    return np.asarray((kept + RETENTION_PRIOR * house) / (held + RETENTION_PRIOR))


def fading_prior(nights: Days) -> Floats:
    """How many nights the stated belief is worth once `nights` of the house are known: a week at first, a
    seventh of a night after a year, for a belief that is far off must not outlive its use."""
    return np.asarray(49.0 / (7.0 + nights))


def _window_mean(cumulated: Floats, low: Days, high: Days, lead: Days) -> Floats:
    high = np.maximum(high, low - 1)
    count = np.maximum(high - low + 1, 1)
    return np.asarray((cumulated[high + 1, lead] - cumulated[low, lead]) / count)


def expected_pickup(past: History, pickup: Floats, nights: Days, leads: Days, stated: Floats) -> Floats:
    """Rooms still to be booked and slept in for `nights`, seen `leads` days before: the mean of the last eight
    weeks mixed with last year's season times the recent growth. With less than a year, the recent mean; with
    less than a week, mostly the `stated` one. Broadcasts; uses only nights complete on the day of forecast."""
    cumulated = np.vstack([np.zeros((1, pickup.shape[1])), np.cumsum(pickup, axis=0)])
    day, floor = nights - leads, past.start
    low = np.minimum(np.maximum(day - RECENT + 1, floor), np.maximum(day + 1, 0))
    seen = np.maximum(day - low + 1, 0)
    recent = _window_mean(cumulated, low, day, leads)
    prior_nights = fading_prior(seen)
    recent = (recent * seen + stated[leads] * prior_nights) / (seen + prior_nights)
    centre = nights - YEAR
    begin, end = np.maximum(centre - SEASON, 0), np.maximum(np.minimum(centre + SEASON, day), 0)
    season = _window_mean(cumulated, begin, end, leads)
    old_low, old_high = np.maximum(day - RECENT + 1 - YEAR, 0), np.maximum(day - YEAR, 0)
    before = _window_mean(cumulated, old_low, old_high, leads)
    comparable = day - YEAR - RECENT // 2 >= floor
    growth = np.where(comparable, (recent * RECENT + GROWTH_PRIOR) / (before * RECENT + GROWTH_PRIOR), 1.0)
    known_season = centre - SEASON >= floor
    mixed = (1 - SEASON_WEIGHT) * recent + SEASON_WEIGHT * season * growth
    return np.asarray(np.where(known_season, mixed, recent))
