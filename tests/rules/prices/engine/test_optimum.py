"""Is the closed form the optimum of the dynamic programme, and does it move the right way?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.engine.optimum import expected_sales, intensity, scarcity, value

REFERENCE, COST = 100.0, 20.0


def by_dynamic_programme(rooms: int, demand: float, elasticity: float, steps: int) -> tuple[float, float]:
    """Value of and best first price for `rooms`, by backward induction in small steps of time over a price grid."""
    prices = np.linspace(COST, 400.0, 3801)
    chance = demand / steps * np.exp(-elasticity * (prices / REFERENCE - 1))
    worth = np.zeros(rooms + 1)
    best = 0.0
    for _ in range(steps):
        after = worth.copy()
        for left in range(1, rooms + 1):
            gain = chance * (prices - COST - after[left] + after[left - 1])
            choice = int(np.argmax(gain))
            worth[left] = after[left] + gain[choice]
            best = float(prices[choice])
    return float(worth[rooms]), best


@pytest.mark.parametrize("rooms", [1, 2, 4])
@pytest.mark.parametrize(("demand", "elasticity"), [(0.5, 1.8), (3.0, 1.4), (6.0, 2.4)])
def test_the_closed_form_is_the_dynamic_programme(rooms: int, demand: float, elasticity: float) -> None:
    m = intensity(np.array(demand), elasticity, np.array(COST / REFERENCE))
    left = np.array(float(rooms))
    margin = REFERENCE / elasticity
    worth, price = by_dynamic_programme(rooms, demand, elasticity, 2500)
    assert float(margin * value(left, m)) == pytest.approx(worth, rel=5e-3)
    assert float(COST + margin * (1 + scarcity(left, m))) == pytest.approx(price, rel=5e-3)


@settings(max_examples=50, deadline=None)
@given(st.floats(1, 150), st.floats(0.01, 200))
def test_the_last_room_is_worth_less_when_more_are_left(rooms: float, m: float) -> None:
    left = np.array([rooms, rooms + 0.4, rooms + 1, rooms + 7])
    worth = scarcity(left, np.full(4, m))
    assert np.all(worth >= 0)
    assert np.all(np.diff(worth) <= 1e-9)


@settings(max_examples=50, deadline=None)
@given(st.floats(1, 150), st.floats(0.01, 200), st.floats(1.01, 3))
def test_the_last_room_is_worth_more_when_demand_is_higher(rooms: float, m: float, more: float) -> None:
    few, many = scarcity(np.array([rooms, rooms]), np.array([m, m * more]))
    assert many >= few - 1e-9


def test_both_ways_of_computing_agree() -> None:
    m = np.linspace(0.1, 90, 40)
    for rooms in (1.0, 2.0, 5.0, 30.0):
        small = scarcity(np.full(40, rooms), m)
        large = scarcity(np.concatenate([np.full(40, rooms), [61.0]]), np.concatenate([m, [1.0]]))[:40]
        np.testing.assert_allclose(small, large, rtol=1e-6, atol=1e-9)


def test_expected_sales_are_bounded_by_rooms_and_demand() -> None:
    demand = np.array([0.0, 0.5, 3.0, 50.0])
    np.testing.assert_allclose(expected_sales(np.full(4, 2.0), demand), [0.0, 0.4835, 1.7513, 2.0], atol=1e-3)
