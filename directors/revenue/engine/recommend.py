"""What is proposed for a night and room type, why, and what is it worth?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from directors.revenue.engine.optimum import expected_sales
from directors.revenue.engine.outlook import Outlook
from directors.revenue.engine.pricing import margins
from directors.revenue.engine.rails import Railed
from directors.revenue.engine.reasons import Factor, chain, explain
from directors.revenue.engine.stay import REASONS, least_stays
from directors.revenue.engine.terms import Belief, Costs, Room
from directors.revenue.forecast.bookings import Floats


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A price for one night of one room type. Amounts in currency, rooms in rooms.

    The product of the factors (the first is the base amount) is `proposed`. `forecast_with` and
    `forecast_without` are the rooms expected to be slept in at the proposed and at the current price.
    `contribution_low`, `_mid`, `_high`: what the proposed price is expected to add, against the current one,
    to stayed revenue minus commission and variable cost, over the belief about price response and the doubt
    about demand. `rails` names the rules that held the price: floor, cap, order, move, no_drop, dead_band,
    lock, pin. `min_stay` nights that a stay over the night should span at least, by `min_stay_reason`: "" (one
    night will do), "house" (the house's own rule), "gap" (as much as fits between full nights) or "peak" (the
    night fills, its neighbour does not).
    """

    night: date
    room: str
    current: float
    proposed: float
    factors: tuple[Factor, ...]
    forecast_with: float
    forecast_without: float
    contribution_low: float
    contribution_mid: float
    contribution_high: float
    rails: tuple[str, ...]
    min_stay: int = 1
    min_stay_reason: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """Rooms slept in and contribution by [night, room] at a price, for each point of the belief."""

    rooms: Floats
    gain: Floats
    low: Floats
    high: Floats


def effects(
    outlook: Outlook, price: Floats, current: Floats, belief: Belief, costs: Costs, cost: Floats
) -> Effect:
    """What `price` changes against `current`; `cost` is the variable cost of a night by room."""
    cells = outlook.cells()
    rooms, gains = [], []
    for elasticity, weight in margins(belief):
        for doubt in (-1.0, 0.0, 1.0):
            demand = cells.demand * np.maximum(1 + doubt * cells.doubt, 0.1)
            sold, earned = [], []
            for tried in (price, current):
                answer = demand * np.exp(-elasticity * (tried / cells.reference - 1))
                sales = expected_sales(cells.left, answer)
                sold.append(outlook.staying + sales)
                earned.append(sales * (tried * costs.kept - cost))
            gains.append(earned[0] - earned[1])
            rooms.append((weight / 3 * sold[0], weight / 3 * sold[1]))
    total = np.array(gains)
    slept = np.array(rooms).sum(axis=0)
    return Effect(slept, np.asarray(total.mean(axis=0)), total.min(axis=0), total.max(axis=0))


def recommendations(
    outlook: Outlook,
    picked: list[int],
    dates: list[date],
    rooms: tuple[Room, ...],
    prices: list[Floats],
    wished: Floats,
    railed: Railed,
    current: Floats,
    belief: Belief,
    learned: Belief,
    costs: Costs,
    lengths: Floats,
) -> list[Recommendation]:
    """One recommendation by night and room, in the order asked."""
    base = np.array([float(room.base) for room in rooms])
    variable = np.array([room.variable_cost for room in rooms])
    whole, then = outlook.card.copy(), outlook.card.copy()
    whole[picked], then[picked] = railed.price, current
    effect = effects(outlook, whole, then, belief, costs, variable)
    card = outlook.card[picked]
    ratios = chain(base, card, [price[picked] for price in prices], wished, railed.price)
    least, reason = least_stays(outlook, whole, belief, lengths, outlook.least)
    made = []
    for row, (index, night) in enumerate(zip(picked, dates, strict=True)):
        for column, room in enumerate(rooms):
            touched = [name for name, where in railed.touched.items() if where[row, column]]
            made.append(
                Recommendation(
                    night, room.code, float(current[row, column]), float(railed.price[row, column]),
                    explain(outlook, index, column, float(base[column]), ratios[row, column], touched,
                            belief, learned),
                    float(effect.rooms[0, index, column]), float(effect.rooms[1, index, column]),
                    float(effect.low[index, column]), float(effect.gain[index, column]),
                    float(effect.high[index, column]), tuple(touched),
                    int(least[index, column]), REASONS[reason[index, column]],
                )
            )  # fmt: skip
    return made
