"""Which price earns the most from a given number of rooms, and what is the last room worth?

Gallego and van Ryzin (1994, Management Science 40:999-1020): demand arriving as a Poisson process whose rate
answers the price exponentially has a closed-form optimum. With `rooms` left, demand still to come `demand` at the
reference price, response rate(p) = exp(-elasticity * (p / reference - 1)) and cost `cost` per room, the value is
V(u) = (reference / elasticity) * ln(sum_{i<=u} m^i / i!), where m = demand * exp(elasticity * (1 - cost /
reference) - 1), and the best price is cost + reference / elasticity + V(u) - V(u - 1).
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaincc, gammaln

from directors.revenue.forecast.bookings import Floats

LARGEST = 500.0
FEW = 60.0
"""Up to this many rooms, recursion is faster than the incomplete gamma function."""


def intensity(demand: Floats, elasticity: Floats | float, cost: Floats) -> Floats:
    """m of the closed form; `cost` is relative to the reference price."""
    return np.asarray(np.clip(demand * np.exp(elasticity * (1 - cost) - 1), 1e-12, LARGEST))


def scarcity(rooms: Floats, m: Floats) -> Floats:
    """(V(u) - V(u-1)) * elasticity / reference: the value of the last of `rooms` in units of the margin.

    Falls with rooms, rises with m. `rooms` may be fractional (expected cancellations); below one it counts as one.
    """
    u, m = np.broadcast_arrays(np.maximum(rooms, 1.0), m)
    if u.size and u.max() <= FEW:
        return _few(u, m)
    upper, lower = gammaincc(u + 1, m), gammaincc(u, m)
    safe = lower > 1e-250
    exact = np.log(np.where(safe, upper, 1.0)) - np.log(np.where(safe, lower, 1.0))
    return np.asarray(np.where(safe, exact, np.log(np.maximum(m / u, 1.0) + 1.0 / u)))


def _few(u: Floats, m: Floats) -> Floats:
    """The same by Erlang's recursion: V(u) - V(u-1) = -ln(1 - B(u, m)) for whole rooms, linear in between."""
    whole = np.floor(u)
    part = u - whole
    blocked = np.ones_like(m)
    result = np.zeros_like(m)
    for rooms in range(1, int(u.max()) + 2):
        blocked = m * blocked / (rooms + m * blocked)
        worth = -np.log1p(-blocked)
        result += np.where(whole == rooms, (1 - part) * worth, 0.0)
        result += np.where(whole == rooms - 1, part * worth, 0.0)
    return result


def value(rooms: Floats, m: Floats) -> Floats:
    """V(u) * elasticity / reference: expected margin of the remaining season in units of reference / elasticity."""
    return np.asarray(m + np.log(np.maximum(gammaincc(rooms + 1, m), 1e-300)))


def expected_sales(rooms: Floats, demand: Floats) -> Floats:
    """E min(N, rooms) for Poisson demand: the rooms that will be sold when the price stays."""
    u = np.maximum(rooms, 0.0)
    m = np.maximum(demand, 1e-12)
    mass = np.exp(-m + u * np.log(m) - gammaln(u + 1))
    return np.asarray(m * gammaincc(u + 1, m) + u * (1 - gammaincc(u + 1, m)) - m * mass)
