"""Which price does each night and room type deserve, given demand, rooms left and an uncertain belief?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directors.revenue.engine.gaps import company
from directors.revenue.engine.optimum import intensity, scarcity
from directors.revenue.engine.terms import Belief
from directors.revenue.forecast.bookings import Floats

POINTS = ((-1.2247, 1 / 3), (0.0, 1 / 3), (1.2247, 1 / 3))
"""Three-point quadrature: mean, variance and third moment of a symmetric belief."""
LEAST_ELASTICITY = 0.9
SWEEPS = 6
DAMPING = 0.5
WEIGHINGS = 4
"""The weight of a case is its sales at the price, the price the weighted mean: a few rounds settle both."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What is known of each [night, room]: the reference price, the rooms left (cancellations expected), the
    demand to come at the reference price, its relative uncertainty, and the cost of an occupied night as the
    price that would just pay it, commission included."""

    reference: Floats
    left: Floats
    demand: Floats
    doubt: Floats
    cost: Floats


def margins(belief: Belief) -> list[tuple[float, float]]:
    """Elasticities to be averaged over, with their weights."""
    return [(max(belief.elasticity + z * belief.spread, LEAST_ELASTICITY), w) for z, w in POINTS]


def best_prices(cells: Cells, belief: Belief, lengths: Floats, network: float) -> Floats:
    """Prices [night, room]: one price for all that may be true. Setting the derivative of the expected contribution
    to zero gives the mean of the closed-form optima, weighted by the sales and the elasticity of each case."""
    relative_cost = cells.cost / cells.reference
    cases = []
    for elasticity, chance in margins(belief):
        for z, weight in POINTS:
            demand = cells.demand * np.maximum(1 + z * cells.doubt, 0.1)
            rent = _rents(cells, demand, elasticity, relative_cost, lengths, network)
            ratio = relative_cost + (1 + rent) / elasticity
            cases.append((elasticity, chance * weight * demand * elasticity, ratio))
    best = np.ones_like(cells.reference)
    for _ in range(WEIGHINGS):
        shares = [share * np.exp(-elasticity * (best - 1)) for elasticity, share, _ in cases]
        total = np.maximum(np.sum(shares, axis=0), 1e-300)
        best = np.sum([share * case[2] for share, case in zip(shares, cases, strict=True)], axis=0) / total
    return np.asarray(best * cells.reference)


def _rents(
    cells: Cells, demand: Floats, elasticity: float, cost: Floats, lengths: Floats, network: float
) -> Floats:
    """Value of the last room in units of the margin.

    With stays of several nights, the rent of a night's neighbours is paid by the same guest: it lowers the
    demand of the night, and the whole stay's margin hangs on the scarcest night (dynamic programming
    decomposition; Talluri and van Ryzin 2004, section 3.4). `network` between 0 (each night alone) and 1.
    """
    m = intensity(demand, elasticity, cost)
    rent = scarcity(cells.left, m)
    if network <= 0:
        return rent
    stay = 1 + network * (float(lengths @ np.arange(1, len(lengths) + 1)) - 1)
    kernel = company(lengths) * network
    for _ in range(SWEEPS):
        paid = _neighbours(rent, kernel)
        fresh = stay * scarcity(cells.left, np.maximum(m * np.exp(-paid), 1e-12))
        rent = (1 - DAMPING) * rent + DAMPING * fresh
    return rent


def _neighbours(rent: Floats, kernel: Floats) -> Floats:
    total = np.zeros_like(rent)
    for apart, weight in enumerate(kernel, start=1):
        if apart >= len(rent):
            break
        total[apart:] += weight * rent[:-apart]
        total[:-apart] += weight * rent[apart:]
    return total
