"""What do the bookings so far teach about level, season, weekday, events and drift?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from directors.revenue.engine.demand import (
    DRIFT_DAYS,
    DRIFT_PRIOR,
    FARTHEST,
    HALF_LIFE,
    SHARE_PRIOR,
    Demand,
    exposure,
    lead_curve,
    retention,
    stay_lengths,
)
from directors.revenue.forecast.asof import room_nights
from directors.revenue.forecast.bookings import Bookings, Days, Floats
from directors.revenue.forecast.prior import Stated
from directors.revenue.forecast.seasonal import poisson_ridge, waves

AHEAD = 120
"""Nights ahead whose early bookings already teach."""
LEAST_SEEN = 0.15


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the house besides its bookings: units by type and, by night from `first`, the event label
    and the card's index (log of the card over its yearly mean)."""

    units: Floats
    first: int
    labels: Sequence[str]
    card_index: Floats

    def slice(self, first: int, last: int) -> tuple[list[str], Floats]:
        low, high = first - self.first, last - self.first + 1
        return list(self.labels[low:high]), self.card_index[low:high]


def fit(
    bookings: Bookings, weights: Floats, setting: Setting, as_of: int, since: int, stated: Stated
) -> Demand:
    """The demand model at the end of `as_of`; `weights` are those of the bookings at the card's price;
    they were recorded from day `since` on.

    Cold start: without nights the level is the stated occupancy and the season follows the card.
    """
    stays = room_nights(bookings)
    each = weights[stays.row]
    keep = retention(bookings, as_of, stated)
    curve = lead_curve(stays, bookings, as_of, each, stated)
    units = setting.units
    first = max(setting.first, int(bookings.arrival.min()) + 7 if len(bookings) else as_of + 1)
    last = as_of + AHEAD
    first = min(first, as_of + 1)
    seen = exposure(bookings, stays, each, first, last, as_of, units, curve, keep, since)
    share = _shares(seen.sold, seen.open, units)
    nights = np.arange(first, last + 1)
    labels, card_index = setting.slice(first, last)
    sold, offered = seen.sold.sum(axis=0), (share[:, None] * seen.open).sum(axis=0)
    lengths = stay_lengths(bookings)
    clump = float(lengths @ np.arange(1, 15))
    usable = offered > LEAST_SEEN
    age = np.maximum(as_of - nights, 0)
    believe = 0.5 ** (age / HALF_LIFE) * usable / clump
    level, season, weekday, slope, events = _regress(
        nights, labels, card_index, sold, offered, believe, stated.occupancy * units.sum()
    )
    plain = Demand(level, season, weekday, slope, events, share, curve, keep, 1.0, 1.0, lengths)
    house = plain.house(nights, labels, card_index)
    past = usable & (nights <= as_of)
    prior = _date_prior(sold[past], house[past] * offered[past])
    drift = _drift(
        bookings, stays.night, stays.lead, stays.fell, each, keep, as_of, since, first, house, curve, clump
    )
    return Demand(level, season, weekday, slope, events, share, curve, keep, drift, prior, lengths)


def _shares(sold: Floats, offered: Floats, units: Floats) -> Floats:
    """Each type's share of the house's demand, shrunk to its share of the rooms."""
    believed = units / max(units.sum(), 1.0)
    nights = float(offered.mean(axis=0).sum())
    if sold.sum() <= 0 or nights <= 0:
        return np.asarray(believed)
    per_night = sold.sum() / nights
    rate = (sold.sum(axis=1) + SHARE_PRIOR * believed) / (offered.sum(axis=1) + SHARE_PRIOR / per_night)
    return np.asarray(rate / rate.sum())


def _regress(
    nights: Days, labels: Sequence[str], card_index: Floats, sold: Floats, offered: Floats, believe: Floats,
    expected: float,
) -> tuple[float, Floats, Floats, float, dict[str, float]]:  # fmt: skip
    """Level, waves of the year, weekdays, slope on the card's index and events, each with its prior."""
    names = sorted(set(labels) - {""})
    weekday = (nights + 3) % 7
    columns = [np.ones(len(nights)), card_index, *waves(nights).T]
    columns += [(weekday == day).astype(np.float64) for day in range(7)]
    columns += [np.array([label == name for label in labels], dtype=np.float64) for name in names]
    design = np.stack(columns, axis=1)
    mean = np.zeros(design.shape[1])
    mean[0], mean[1] = np.log(max(expected, 1e-6)), 1.0
    spread = np.concatenate(
        [[1.0, 0.7], np.repeat([0.3, 0.15, 0.1], 2), np.full(7, 0.15), np.full(len(names), 0.4)]
    )
    beta = poisson_ridge(design, sold, offered, believe, mean, spread)
    events = {name: float(beta[15 + index]) for index, name in enumerate(names)}
    return float(beta[0]), np.asarray(beta[2:8]), np.asarray(beta[8:15]), float(beta[1]), events


def _date_prior(sold: Floats, expected: Floats) -> float:
    """How many room-nights of belief the fitted demand of a date is worth (gamma-Poisson, by moments)."""
    if len(sold) < 30 or expected.sum() <= 0:
        return 16.0
    extra = float(((sold - expected) ** 2 - expected).sum())
    squares = float((expected**2).sum())
    return float(np.clip(squares / max(extra, squares / 100.0), 4.0, 100.0))


def _drift(
    bookings: Bookings, night: Days, lead: Days, fell: Days, each: Floats, keep: Floats, as_of: int, since: int,
    first: int, house: Floats, curve: Floats, clump: float,
) -> float:  # fmt: skip
    """Bookings made in the last six weeks against those the fit expects, shrunk."""
    made = night - lead
    window = max(min(DRIFT_DAYS, as_of - since + 1), 0)
    recent = (made > as_of - window) & (made <= as_of) & (fell < 0) & (night - first < len(house))
    recent &= night >= first
    ahead = np.clip(night - as_of, 0, FARTHEST)
    count = float((each * keep[ahead])[recent].sum())
    cumulative = np.concatenate([[0.0], np.cumsum(curve)])
    index = np.arange(len(house)) + first - as_of
    far = np.clip(index + window, 0, FARTHEST + 1)
    near = np.clip(index, 0, FARTHEST + 1)
    expected = float((house * (cumulative[far] - cumulative[near])).sum())
    prior = DRIFT_PRIOR * clump / 2
    return float(np.clip((count + prior) / (expected + prior), 0.5, 2.0))
