"""Which ways of setting prices are compared?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
from scipy.stats import norm

from benchmarks.market.draw import START, WINDOW, Floats, Ints, Market
from benchmarks.market.stays import Books, Quote, Requests, play
from directors.revenue.engine import Belief, Engine, Policy
from directors.revenue.engine.gaps import feasible
from directors.revenue.engine.pricing import Cells, best_prices


def card(market: Market) -> Quote:
    """The owner's seasonal card, whatever happens."""
    return lambda day, sold, books: market.card[day : day + WINDOW]


def occupancy_steps(market: Market) -> Quote:
    """What channel managers offer: -10 / 0 / +10 / +20 % as the house fills to 30 / 60 / 85 %."""

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        full = sold.sum(axis=1) / market.units.sum()
        step = np.select([full < 0.3, full < 0.6, full < 0.85], [0.9, 1.0, 1.1], 1.2)
        return np.asarray(market.card[day : day + WINDOW] * step[:, None])

    return quote


def three_lines(market: Market) -> Quote:
    """+12 % once half of the type is sold, +6 % beyond sixty days, -8 % when empty in the last week."""

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        ahead = np.arange(WINDOW)[:, None]
        factor = np.where(sold >= market.units / 2, 1.12, 1.0) * np.where(ahead > 60, 1.06, 1.0)
        factor = factor * np.where((ahead < 7) & (sold == 0), 0.92, 1.0)
        return np.asarray(market.card[day : day + WINDOW] * factor)

    return quote


LEVELS = np.array([1.5, 1.25, 1.0, 0.85, 0.7])


def emsr_b(market: Market) -> Quote:
    """Five fare levels around the card; the cheapest whose EMSR-b protection leaves a room is on sale.

    Demand by level is the mean of a night and type at the card, split over the levels as if guests bought the
    highest level they accept (elasticity 1.8), falling with the days left; see Belobaba 1992.
    """
    levels = LEVELS
    reach = np.exp(-1.8 * (levels - 1))
    buckets = np.diff(np.concatenate([[0.0], reach]))

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        ahead = np.arange(WINDOW)
        to_come = np.clip(1 - 0.5 ** ((ahead + 1) / 40), 0, 1)
        mean = 0.7 * market.units[None, :] * to_come[:, None]
        protected = protections(levels, buckets[:, None, None] * mean)
        left = market.units - sold
        open_level = np.maximum((left[None] > protected).sum(axis=0) - 1, 0)
        return np.asarray(market.card[day : day + WINDOW] * levels[open_level])

    return quote


def protections(fares: Floats, means: Floats) -> Floats:
    """EMSR-b: rooms protected for the fares above each fare, [fare, ...]; Poisson means, normal approximation."""
    protected = np.zeros(means.shape)
    for level in range(1, len(fares)):
        above = means[:level]
        total = above.sum(axis=0)
        fare = np.tensordot(fares[:level], above, 1) / np.maximum(total, 1e-9)
        ratio = np.clip(1 - fares[level] / fare, 1e-6, 1 - 1e-6)
        protected[level] = np.maximum(total + np.sqrt(total) * norm.ppf(ratio), 0)
    return protected


def engine(market: Market, policy: Policy | None = None, kept: list[Floats] | None = None) -> Quote:
    """The engine of this house; `kept` collects its matrices."""
    made = Engine(market.rooms, market.rate_card, market.calendar, market.costs, policy=policy)

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        today = START + timedelta(day)
        made.observe(today, as_frame(market, books, day - 1))
        prices = made.price_matrix(today, [today + timedelta(ahead) for ahead in range(WINDOW)], sold)
        if kept is not None:
            kept.append(prices)
        return prices

    return quote


def as_frame(market: Market, books: Books, day: int) -> pd.DataFrame:
    """The bookings as a house knows them at the end of `day`."""
    start = np.datetime64(START, "D")
    leaves = np.array(books.leaves, dtype=np.int64)
    gone = start + leaves.astype("timedelta64[D]")
    gone[(leaves < 0) | (leaves > day)] = np.datetime64("NaT")
    nights = np.array(books.nights, dtype=np.int64)
    return pd.DataFrame(
        {
            "booked_on": start + np.array(books.booked_on, dtype="timedelta64[D]"),
            "arrival": start + np.array(books.arrival, dtype="timedelta64[D]"),
            "nights": nights,
            "room_type": pd.Categorical.from_codes(
                books.room, pd.Index([room.code for room in market.rooms])
            ),
            "party": books.party,
            "channel": pd.Categorical.from_codes(books.ota, pd.Index(["direct", "ota"])),
            "price": np.array(books.price) / nights,
            "cancelled_on": gone,
        }
    )


def known_demand(market: Market, asked: Requests) -> Quote:
    """The engine's prices with the hidden truth in place of its forecast and belief: demand of each night at the
    reference price, type shares, booking curve, stays and elasticity."""
    truth = _truth(market, asked)
    belief = Belief(market.elasticity, 0.0)
    costs = np.array([room.variable_cost for room in market.rooms]) / market.costs.kept

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        ahead = np.arange(WINDOW)
        staying = sold * truth.keep[ahead][:, None]
        house = truth.nightly[day : day + WINDOW] * market.drift[day] * truth.curve[ahead]
        free = feasible(sold < market.units, truth.lengths, np.ones(WINDOW))
        cells = Cells(
            market.reference[day : day + WINDOW], np.maximum(market.units - staying, 0.0),
            house[:, None] * truth.share * free, np.zeros((WINDOW, 1)), np.tile(costs, (WINDOW, 1)),
        )  # fmt: skip
        wished = best_prices(cells, belief, truth.lengths, truth.network)
        bounds = [(room.floor, room.cap) for room in market.rooms]
        return np.asarray(np.clip(wished, *np.array(bounds).T))

    return quote


class Truth:
    """What the market would book at its reference prices if nothing were ever full."""

    def __init__(self, nightly: Floats, share: Floats, curve: Floats, keep: Floats, lengths: Floats) -> None:
        self.nightly, self.share, self.curve, self.keep, self.lengths = nightly, share, curve, keep, lengths
        self.network = 0.0


def _truth(market: Market, asked: Requests) -> Truth:
    free = replace(
        market, card=market.reference,
        rooms=tuple(replace(room, units=10_000) for room in market.rooms),
    )  # fmt: skip
    books = play(free, asked, card(free))
    arrival, nights = np.array(books.arrival), np.array(books.nights)
    stays = np.array(books.leaves) < 0
    booked, leaves = np.array(books.booked_on), np.array(books.leaves)
    row = np.repeat(np.arange(len(nights)), nights)
    step = np.arange(len(row)) - np.repeat(np.cumsum(nights) - nights, nights)
    night = arrival[row] + step
    lead = np.clip(night - booked[row], 0, WINDOW + 30)
    kept = stays[row]
    share = np.bincount(np.array(books.room)[row][kept], minlength=len(market.rooms)) / kept.sum()
    curve = np.cumsum(np.bincount(lead[kept], minlength=WINDOW + 31)) / kept.sum()
    lengths = np.bincount(np.minimum(nights[row][kept], 14), minlength=15)[1:] / kept.sum()
    span = np.bincount(nights[stays], minlength=16)
    tail = span[::-1].cumsum()[::-1][1:] / max(int(span.sum()), 1)
    shape = np.convolve(market.demand, tail)[: len(market.demand)]
    drift = market.drift
    settled = night[kept]
    usual = np.bincount(settled, minlength=len(market.demand))[: len(market.demand)]
    middle = slice(200, market.days)
    scale = usual[middle].sum() / (shape * drift)[middle].sum()
    fell = np.where(kept, -1, night - leaves[row])
    held = np.bincount(lead, minlength=WINDOW + 31) - np.bincount(
        np.clip(fell[~kept], 0, WINDOW + 30), minlength=WINDOW + 31
    )
    on_books = held[::-1].cumsum()[::-1]
    staying = np.bincount(lead[kept], minlength=WINDOW + 31)[::-1].cumsum()[::-1]
    keep = (staying + 3.0) / (on_books + 3.0)
    return Truth(shape * scale, share, curve, keep, lengths)
