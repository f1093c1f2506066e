"""Who asks for a room, when, for how long, and which one does he take at the prices of the day?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from benchmarks.market.draw import START, TAIL, WINDOW, YEAR, Floats, Ints, Market

Quote = Callable[[int, Ints, "Books"], Floats]
"""(day, rooms sold [night, room] for the next WINDOW nights, everything booked so far) -> prices."""
LONGEST = 14


@dataclass(frozen=True)
class Requests:
    """All requests of a market in order of their day: the same guests whatever the policy."""

    day: Ints
    arrival: Ints
    nights: Ints
    party: Ints
    segment: Ints
    ota: Ints
    leaves: Ints
    noise: Floats


@dataclass
class Books:
    """Bookings made so far, as columns."""

    booked_on: list[int] = field(default_factory=list)
    arrival: list[int] = field(default_factory=list)
    nights: list[int] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    party: list[int] = field(default_factory=list)
    ota: list[int] = field(default_factory=list)
    price: list[float] = field(default_factory=list)
    leaves: list[int] = field(default_factory=list)

    def add(self, asked: Requests, guest: int, day: int, room: int, price: float) -> None:
        """Writes the booking of a guest down; `price` is for the stay."""
        self.booked_on.append(day)
        self.arrival.append(int(asked.arrival[guest]))
        self.nights.append(int(asked.nights[guest]))
        self.room.append(room)
        self.party.append(int(asked.party[guest]))
        self.ota.append(int(asked.ota[guest]))
        self.price.append(price)
        self.leaves.append(int(asked.leaves[guest]))


def requests(market: Market, single_nights: bool = False) -> Requests:
    """Every request of the market, drawn from its hidden parameters. `single_nights`: one night, no
    cancellations."""
    rng = np.random.default_rng([market.seed, 7])
    days = len(market.demand)
    shares = np.array([segment.weight for segment in market.segments])
    segments = market.segments
    stay = 1.0 if single_nights else float(sum(s.weight * s.stay * (1 - s.cancel) for s in segments))
    usual = float(sum(s.weight * s.stay * (1 - s.cancel) for s in segments))
    count = rng.poisson(market.requests * usual / stay * market.demand)
    arrival = np.repeat(np.arange(days), count)
    total = len(arrival)
    segment = rng.choice(len(segments), total, p=shares)
    pick = {name: np.array([getattr(s, name) for s in segments])[segment] for name in
            ("lead_median", "lead_sigma", "stay", "cancel", "ota", "large")}  # fmt: skip
    lead = np.exp(np.log(pick["lead_median"]) + pick["lead_sigma"] * rng.normal(size=total)).astype(np.int64)
    lead = np.minimum(lead, WINDOW - 1)
    nights = np.minimum(1 + rng.poisson(pick["stay"] - 1), LONGEST)
    leaves = rng.random(total) < pick["cancel"] * np.minimum(1, 0.4 + lead / 60)
    wait = (lead * rng.beta(0.8, 1.8, total)).astype(np.int64)
    day = arrival - lead
    party = np.where(rng.random(total) < pick["large"], rng.integers(3, 5, total), 2)
    ota = (rng.random(total) < pick["ota"]).astype(np.int64)
    noise = rng.gumbel(size=(total, len(market.rooms) + 1))
    heard = rng.random(total) < market.drift[np.clip(day, 0, days - 1)] / market.drift.max()
    gone = np.where(leaves & (not single_nights), day + wait, -1)
    if single_nights:
        nights = np.ones_like(nights)
    keep = heard & (day >= 0) & (arrival + nights <= days)
    order = np.argsort(day[keep], kind="stable")
    columns = (day, arrival, nights, party, segment, ota, gone, noise)
    return Requests(*(column[keep][order] for column in columns))


def play(market: Market, asked: Requests, quote: Quote, until: int | None = None) -> Books:
    """Plays every day of the market, or those before `until`: the policy quotes from the first scored day on, the
    card before it."""
    days = len(market.demand)
    left = np.tile(market.units, (days + LONGEST, 1))
    prices = np.vstack([market.card, market.card[-LONGEST:]])
    books = Books()
    returns: dict[int, list[int]] = {}
    bounds = np.searchsorted(asked.day, np.arange(market.days + 1))
    slopes = np.array([segment.slope for segment in market.segments])
    sizes = np.array([room.capacity for room in market.rooms])
    reference = np.vstack([market.reference, market.reference[-LONGEST:]])
    for day in range(market.days if until is None else until):
        for index in returns.pop(day, ()):
            begin = books.arrival[index]
            left[begin : begin + books.nights[index], books.room[index]] += 1
        if day >= market.history:
            sold = market.units - left[day : day + WINDOW]
            prices[day : day + WINDOW] = quote(day, sold, books)
        for guest in range(bounds[day], bounds[day + 1]):
            begin, nights = int(asked.arrival[guest]), int(asked.nights[guest])
            span = slice(begin, begin + nights)
            cost = prices[span].sum(axis=0)
            utility = market.taste - slopes[asked.segment[guest]] * (cost / reference[span].sum(axis=0) - 1)
            utility = utility + asked.noise[guest, 1:]
            utility[(left[span].min(axis=0) <= 0) | (sizes < asked.party[guest])] = -np.inf
            room = int(np.argmax(utility))
            if utility[room] <= asked.noise[guest, 0]:
                continue
            left[span, room] -= 1
            leaves = int(asked.leaves[guest])
            if leaves > day:
                returns.setdefault(leaves, []).append(len(books.room))
            elif leaves == day:
                left[span, room] += 1
            books.add(asked, guest, day, room, float(cost[room]))
    return books


def contribution(market: Market, books: Books, span: tuple[int, int] | None = None) -> float:
    """Stayed revenue minus commission and variable cost of the nights of the scored year, or of those of `span`
    (first, and first no more)."""
    begin, end = span or (market.history, market.days)
    arrival, nights = np.array(books.arrival), np.array(books.nights)
    room, price, ota = np.array(books.room), np.array(books.price), np.array(books.ota)
    stayed = np.array(books.leaves) < 0
    scored = np.clip(np.minimum(arrival + nights, end) - np.maximum(arrival, begin), 0, None)
    share = np.where(ota == 1, market.costs.commission, market.costs.direct_cost)
    variable = np.array([kind.variable_cost for kind in market.rooms])[room]
    earned = scored * (price / nights * (1 - share) - variable)
    return float(earned[stayed].sum())


__all__ = ["START", "TAIL", "WINDOW", "YEAR", "Books", "Requests", "contribution", "play", "requests"]
