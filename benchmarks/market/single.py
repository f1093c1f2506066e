"""What is earned where every stay is one night and the exact optimum is known?

Each night and type is a market of its own: requests arrive as a Poisson process and book with probability
exp(-elasticity * (price / reference - 1)), no cancellations. The optimum is the closed form of Gallego and van
Ryzin (1994), equal to the dynamic programme (see the tests).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.market.draw import WINDOW, Floats, Ints, Market
from benchmarks.market.stays import Books, Quote
from directors.revenue.engine.optimum import intensity, scarcity

LOWEST = 0.3
"""Below this share of the reference price nobody else would book."""


@dataclass(frozen=True)
class Lots:
    """Requests in order of day: night, type and how much over the reference price each would pay."""

    day: Ints
    night: Ints
    room: Ints
    ota: Ints
    limit: Floats
    mean: Floats
    curve: Floats


def lots(market: Market) -> Lots:
    """The requests of a market in its single-night form."""
    rng = np.random.default_rng([market.seed, 11])
    days = len(market.demand)
    occupancy = market.requests * market.purchase * _kept(market) / market.units.sum()
    share = np.exp(market.taste) / np.exp(market.taste).sum()
    mean = occupancy * market.units.sum() * (market.demand * market.drift)[:, None] * share
    count = rng.poisson(mean * np.exp(market.elasticity * (1 - LOWEST)))
    night = np.repeat(np.repeat(np.arange(days), len(share)), count.ravel())
    room = np.repeat(np.tile(np.arange(len(share)), days), count.ravel())
    total = len(night)
    segment = rng.choice(len(market.segments), total, p=[part.weight for part in market.segments])
    median = np.array([part.lead_median for part in market.segments])[segment]
    sigma = np.array([part.lead_sigma for part in market.segments])[segment]
    lead = np.minimum(np.exp(np.log(median) + sigma * rng.normal(size=total)).astype(np.int64), WINDOW - 1)
    ota = (rng.random(total) < np.array([part.ota for part in market.segments])[segment]).astype(np.int64)
    limit = LOWEST + rng.exponential(1 / market.elasticity, total)
    curve = np.cumsum(np.bincount(lead, minlength=WINDOW)) / total
    keep = night - lead >= 0
    order = np.argsort((night - lead)[keep], kind="stable")
    columns = (night - lead, night, room, ota, limit)
    day, night, room, ota, limit = (column[keep][order] for column in columns)
    return Lots(day, night, room, ota, limit, mean, curve)


def _kept(market: Market) -> float:
    return float(sum(part.weight * part.stay * (1 - part.cancel) for part in market.segments))


def play_single(market: Market, asked: Lots, quote: Quote) -> Books:
    """Plays every day; a request books when its limit is at least the price over the reference."""
    left = np.tile(market.units, (len(market.demand), 1))
    prices = market.card.copy()
    books = Books()
    bounds = np.searchsorted(asked.day, np.arange(market.days + 1))
    for day in range(market.days):
        if day >= market.history:
            prices[day : day + WINDOW] = quote(day, market.units - left[day : day + WINDOW], books)
        for index in range(bounds[day], bounds[day + 1]):
            night, room = int(asked.night[index]), int(asked.room[index])
            price = float(prices[night, room])
            if left[night, room] <= 0 or price > asked.limit[index] * market.reference[night, room]:
                continue
            left[night, room] -= 1
            books.booked_on.append(day)
            books.arrival.append(night)
            books.nights.append(1)
            books.room.append(room)
            books.party.append(2)
            books.ota.append(int(asked.ota[index]))
            books.price.append(price)
            books.leaves.append(-1)
    return books


def optimum(market: Market, asked: Lots) -> Quote:
    """The exact optimum of the single-night world, rails of the rooms apart."""
    cost = np.array([room.variable_cost for room in market.rooms]) / market.costs.kept

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        reference = market.reference[day : day + WINDOW]
        to_come = asked.mean[day : day + WINDOW] * asked.curve[:, None]
        m = intensity(to_come, market.elasticity, cost / reference)
        rent = scarcity(np.maximum(market.units - sold, 1.0), m)
        return np.asarray(cost + reference * (1 + rent) / market.elasticity)

    return quote
