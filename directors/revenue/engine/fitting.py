"""What do the bookings so far teach about level, season, weekday, events and drift?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from directors.revenue.engine.demand import (
    HALF_LIFE,
    SHARE_PRIOR,
    Demand,
    lead_curve,
    retention,
    season_open,
    sold_at_card,
    stay_lengths,
)
from directors.revenue.engine.drift import AHEAD
from directors.revenue.engine.openings import FARTHEST, Openings, Shares
from directors.revenue.forecast.asof import RoomNights, room_nights
from directors.revenue.forecast.bookings import Bookings, Days, Floats
from directors.revenue.forecast.prior import Stated
from directors.revenue.forecast.seasonal import poisson_ridge, waves

LEAST_SEEN = 0.15
PASSES = 3
"""The share of the season that was on sale depends on the curve, the curve on the demand of the nights on sale."""


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


@dataclass(frozen=True, slots=True)
class Fitted:
    """A demand model, and what it was read from: expected room-nights [room, night] of the nights from `first` on
    and the share of them that could be booked [room, night, l], room-nights booked."""

    demand: Demand
    first: int
    rate: Shares
    sale: Shares
    stays: RoomNights
    as_of: int

    @property
    def expected(self) -> Floats:
        """Room-nights of all types that are expected to be booked l days before, [night, l]."""
        early = np.einsum("rn,rnl->nl", self.rate, self.sale, dtype=np.float64)
        return np.asarray(early * self.demand.curve, dtype=np.float64)

    @property
    def booked(self) -> Floats:
        """Room-nights that stay, or are expected to, by night and days before."""
        stays, last = self.stays, self.first + self.rate.shape[1] - 1
        use = (stays.night >= self.first) & (stays.night <= last) & (stays.fell < 0)
        ahead = np.clip(stays.night[use] - self.as_of, 0, FARTHEST)
        lead = np.clip(stays.lead[use], 0, FARTHEST)
        place = (stays.night[use] - self.first) * (FARTHEST + 1) + lead
        size = self.rate.shape[1] * (FARTHEST + 1)
        table = np.bincount(place, self.demand.keep[ahead], size)
        return np.asarray(table, dtype=np.float64).reshape(-1, FARTHEST + 1)


def fit(
    bookings: Bookings, weights: Floats, setting: Setting, openings: Openings, as_of: int, since: int,
    stated: Stated,
) -> Fitted:  # fmt: skip
    """The demand model at the end of `as_of`; `weights` are those of the bookings at the card's price;
    they were recorded from day `since` on, and `openings` has looked at every day since.

    Cold start: without nights the level is the stated occupancy and the season follows the card.
    """
    stays = room_nights(bookings)
    each = weights[stays.row]
    keep = retention(bookings, as_of, stated)
    units = setting.units
    first = max(setting.first, int(bookings.arrival.min()) + 7 if len(bookings) else as_of + 1)
    last = as_of + AHEAD
    first = min(first, as_of + 1)
    lengths = stay_lengths(bookings)
    sale = openings.share(first, last, as_of, since, lengths)
    by_type = sold_at_card(bookings, stays, each, first, last, as_of, len(units), keep)
    nights = np.arange(first, last + 1)
    labels, card_index = setting.slice(first, last)
    clump = float(lengths @ np.arange(1, 15))
    sold, past = by_type.sum(axis=0), int((nights <= as_of).sum())
    believe = 0.5 ** (np.maximum(as_of - nights, 0) / HALF_LIFE) / clump
    wanted: Floats | None = None
    for _ in range(PASSES):
        curve = lead_curve(stays, as_of, each, wanted, stated)
        open_share = season_open(sale, curve)
        share = _shares(by_type, open_share, units)
        offered = (share[:, None] * open_share).sum(axis=0)
        usable = offered > LEAST_SEEN
        level, season, weekday, slope, events = _regress(
            nights, labels, card_index, sold, offered, believe * usable, stated.occupancy * units.sum()
        )
        plain = Demand(level, season, weekday, slope, events, share, curve, keep, 1.0, 1.0, lengths)
        house = plain.house(nights, labels, card_index)
        rate = (share[:, None] * house).astype(np.float32)
        wanted = sum(of[:past] @ on[:past] for of, on in zip(rate, sale, strict=True)).astype(np.float64)
    taught = np.flatnonzero(usable[:past])
    prior = _date_prior(sold[taught], house[taught] * offered[taught])
    made = Demand(level, season, weekday, slope, events, share, curve, keep, 1.0, prior, lengths)
    return Fitted(made, first, rate, sale, stays, as_of)


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
