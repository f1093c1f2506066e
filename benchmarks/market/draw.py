"""Which market does a seed stand for?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
from scipy.stats import poisson

from benchmarks.market.ranges import RANGES, Ranges
from directors.revenue.engine import Costs, Room

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
START = date(2024, 1, 1)
YEAR = 365
WINDOW = 180
TAIL = WINDOW + 20


@dataclass(frozen=True)
class Segment:
    """One kind of guest."""

    weight: float
    lead_median: float
    lead_sigma: float
    stay: float
    cancel: float
    ota: float
    slope: float
    large: float


@dataclass(frozen=True)
class Market:
    """Everything hidden from a policy, and what it may see: rooms, costs, card, labels.

    Arrays are [day] or [day, room] from `START`; days 0..history-1 are history, the next 365 are scored.
    """

    seed: int
    rooms: tuple[Room, ...]
    costs: Costs
    card: Floats
    reference: Floats
    demand: Floats
    drift: Floats
    labels: tuple[str, ...]
    segments: tuple[Segment, ...]
    taste: Floats
    purchase: float
    elasticity: float
    requests: float
    history: int

    @property
    def days(self) -> int:
        return self.history + YEAR

    @property
    def units(self) -> Ints:
        return np.array([room.units for room in self.rooms])

    def rate_card(self, day: date) -> list[float]:
        """The owner's prices of a date, as the engine asks for them."""
        index = min(max((day - START).days, 0), len(self.card) - 1)
        return [float(price) for price in self.card[index]]

    def calendar(self, day: date) -> str:
        """The label of a date that everybody knows in advance."""
        index = (day - START).days
        return self.labels[index] if 0 <= index < len(self.labels) else ""


class Draw:
    """Uniform draws by name of range, in a fixed order."""

    def __init__(self, seed: int, ranges: Ranges = RANGES) -> None:
        self.rng = np.random.default_rng([seed, 20261122])
        self.ranges = ranges

    def of(self, name: str) -> float:
        low, high = getattr(self.ranges, name)
        return float(self.rng.uniform(low, high))

    def whole(self, name: str) -> int:
        low, high = getattr(self.ranges, name)
        return int(self.rng.integers(low, high + 1))


def market(seed: int, ranges: Ranges = RANGES) -> Market:
    """The market of a seed."""
    draw = Draw(seed, ranges)
    prices, units, sizes = _house(draw)
    costs = Costs(draw.of("commission"), draw.of("direct_cost"), 0.0)
    variable = prices * draw.of("variable_cost")
    history = draw.whole("history_days")
    days = history + YEAR + TAIL
    demand, labels = _demand(draw, days)
    drift = _drift(draw, days)
    elasticity, purchase = draw.of("elasticity"), draw.of("purchase")
    segments = _segments(draw, elasticity, purchase)
    costs = Costs(costs.commission, costs.direct_cost, sum(part.weight * part.ota for part in segments))
    occupancy = draw.of("occupancy")
    reference = prices * (demand[:, None] ** draw.of("reference_season"))
    card = _card(draw, demand, reference, elasticity, occupancy, prices, variable, costs, units)
    taste = np.log(units * np.exp(draw.rng.normal(0, draw.ranges.popularity, len(units))))
    taste = taste - np.log(np.exp(taste).sum()) + np.log(purchase / (1 - purchase))
    rooms = tuple(
        Room(
            f"T{i + 1}",
            int(units[i]),
            float(prices[i]),
            float(prices[i] * 0.55),
            float(prices[i] * 2.5),
            int(sizes[i]),
            float(variable[i]),
        )
        for i in range(len(units))
    )
    kept = sum(part.weight * part.stay * (1 - part.cancel) for part in segments)
    requests = occupancy * float(units.sum()) / (purchase * kept)
    return Market(
        seed, rooms, costs, card, reference, demand, drift, labels, segments, taste, purchase, elasticity,
        requests, history,
    )  # fmt: skip


def _house(draw: Draw) -> tuple[Floats, Ints, Ints]:
    houses = draw.ranges.houses
    weights = np.array([house[0] for house in houses])
    _, least, most, few, many = houses[int(draw.rng.choice(len(houses), p=weights / weights.sum()))]
    types = int(draw.rng.integers(least, most + 1))
    units = draw.rng.integers(few, many + 1, types)
    low, high = draw.ranges.lowest_price
    lowest = float(np.exp(draw.rng.uniform(np.log(low), np.log(high))))
    steps = draw.rng.uniform(*draw.ranges.price_step, types)
    prices = lowest * np.exp(np.cumsum(steps) - steps[0])
    sizes = np.where(draw.rng.random(types) < 0.4, 4, 2)
    sizes[-1] = 4
    return np.round(prices, 0), units, sizes


def _demand(draw: Draw, days: int) -> tuple[Floats, tuple[str, ...]]:
    day = np.arange(days)
    phase, second = draw.rng.uniform(0, 2 * np.pi, 2)
    wave = draw.of("season") * np.sin(2 * np.pi * day / 365.25 + phase)
    wave = wave + draw.of("half_season") * np.sin(4 * np.pi * day / 365.25 + second)
    weekday = np.array([(START + timedelta(int(d))).weekday() for d in day])
    log = wave + np.where(np.isin(weekday, (4, 5)), np.log(draw.of("weekend")), 0.0)
    labels = [""] * days
    years = days // YEAR + 1
    for number in range(draw.whole("known_events")):
        when, length = int(draw.rng.integers(0, YEAR)), draw.whole("event_nights")
        strength = np.log(draw.of("event_strength"))
        for year in range(years):
            shift = when + year * YEAR + int(draw.rng.integers(-3, 4))
            for d in range(max(shift, 0), min(shift + length, days)):
                log[d] += strength
                labels[d] = f"event-{number}"
    for _ in range(draw.whole("unknown_events") * years):
        when, length = int(draw.rng.integers(0, days)), draw.whole("event_nights")
        log[when : when + length] += np.log(draw.of("event_strength"))
    demand = np.exp(log)
    return demand / demand.mean(), tuple(labels)


def _drift(draw: Draw, days: int) -> Floats:
    months = days // 30 + 2
    walk = np.cumsum(draw.rng.normal(0, 1, months)) * draw.of("drift")
    log = np.interp(np.arange(days), np.arange(months) * 30, walk)
    growth = draw.of("growth") * (np.arange(days) / YEAR)
    drift = np.exp(log + growth)
    return np.asarray(drift / drift[: days // 2].mean())


def _segments(draw: Draw, elasticity: float, purchase: float) -> tuple[Segment, ...]:
    weights = draw.rng.dirichlet([2.0, 2.0, 2.0])
    return tuple(
        Segment(
            weight=float(weight), lead_median=draw.of("lead_median"), lead_sigma=draw.of("lead_sigma"),
            stay=draw.of("stay"), cancel=draw.of("cancel"), ota=draw.of("through_ota"),
            slope=elasticity * draw.of("segment_elasticity") / (1 - purchase), large=draw.of("large_party"),
        )
        for weight in weights
    )  # fmt: skip


def _card(
    draw: Draw, demand: Floats, reference: Floats, elasticity: float, occupancy: float, prices: Floats,
    variable: Floats, costs: Costs, units: Ints,
) -> Floats:  # fmt: skip
    """The owner's seasons: steps that follow demand in part, at a level between the reference price and the best
    single level, with an error of his own."""
    smooth = np.convolve(np.pad(demand, 30, mode="edge"), np.ones(61) / 61, mode="valid")
    edges = np.quantile(smooth, np.linspace(0, 1, draw.ranges.card_steps + 1)[1:-1])
    step = np.digitize(smooth, edges)
    level = np.array([smooth[step == s].mean() for s in range(draw.ranges.card_steps)])[step]
    weekday = np.array([(START + timedelta(int(d))).weekday() for d in range(len(demand))])
    weekend = 1 + draw.of("card_weekend") * np.isin(weekday, (4, 5))
    card = prices * (level ** draw.of("card_season") * weekend)[:, None]
    net = 1 - costs.commission * costs.expected_ota_share - costs.direct_cost * (1 - costs.expected_ota_share)
    multiples = np.linspace(0.6, 1.6, 41)
    earned = []
    for multiple in multiples:
        price = card * multiple
        mean = occupancy * demand[:, None] * units * np.exp(-elasticity * (price / reference - 1))
        earned.append(float((_sold(mean, units) * (price * net - variable)).sum()))
    best = multiples[int(np.argmax(earned))]
    error = np.exp(draw.rng.normal(0, draw.ranges.card_error))
    return np.asarray(np.round(card * best ** draw.of("card_level") * error, 0))


def _sold(mean: Floats, units: Ints) -> Floats:
    """Expected rooms sold of a Poisson demand: E min(N, units)."""
    reached = poisson.cdf(units - 1, mean)
    return np.asarray(mean * poisson.cdf(units - 2, mean) + units * (1 - reached))
