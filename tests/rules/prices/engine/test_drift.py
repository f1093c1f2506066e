"""Is a break in demand believed as soon as the bookings say so, and is chance left alone?"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from scipy.integrate import trapezoid
from scipy.stats import gamma, poisson

from directors.revenue.engine import drift
from directors.revenue.engine.demand import Demand
from directors.revenue.engine.drift import DAYS, booked_by_day, expected_by_day, level
from directors.revenue.engine.openings import FARTHEST, Openings
from directors.revenue.forecast.bookings import Floats, day_number
from tests.rules.prices.engine.house import TODAY, engine, history, nights
from tests.rules.prices.engine.test_openings import FIRST, UNITS, booked

THETA = np.linspace(1e-6, 8, 6000)


def by_hand(counted: Floats, expected: Floats) -> float:
    """The level with every level tried that may be: no break, or one before each of the last days."""
    days = len(counted)

    def stretch(part: slice, belief: float) -> tuple[float, float]:
        chance = gamma.pdf(THETA, belief, scale=1 / belief)
        for count, mean in zip(counted[part], expected[part], strict=True):
            chance = chance * poisson.pmf(count, THETA * mean)
        mass = trapezoid(chance, THETA)
        return float(mass), float(trapezoid(chance * THETA, THETA) / mass)

    mass, mean = stretch(slice(0, days), drift.CALM)
    cases = [((1 - drift.HAZARD * (days - 1)) * mass, mean)]
    for begin in range(1, days):
        before, _ = stretch(slice(0, begin), drift.CALM)
        after, mean = stretch(slice(begin, days), drift.BROKEN)
        cases.append((drift.HAZARD * before * after, mean))
    return sum(weight * mean for weight, mean in cases) / sum(weight for weight, _ in cases)


@pytest.mark.parametrize("counted", [[2, 3, 1, 2, 2], [3, 2, 0, 0, 0], [1, 1, 7, 6, 9]])
def test_the_level_is_the_mean_over_every_day_on_which_it_may_have_broken(
    counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drift, "TRUST", 1.0)
    booked_then, expected = np.array(counted, dtype=float), np.array([2.0, 1.5, 2.0, 2.5, 2.0])
    assert level(booked_then, expected) == pytest.approx(by_hand(booked_then, expected), rel=1e-3)


def path(counted: Floats, mean: float) -> Floats:
    """The level day by day once twelve weeks are known."""
    expected = np.full(DAYS, mean)
    return np.array([level(counted[end - DAYS : end], expected) for end in range(DAYS, len(counted) + 1)])


@pytest.mark.parametrize(("a_day", "factor", "within"), [(3.0, 0.4, 14), (3.0, 1.6, 16), (12.0, 0.4, 5)])
def test_half_of_a_break_is_believed_within_days(a_day: float, factor: float, within: int) -> None:
    taken, half = [], (1 + factor) / 2
    for seed in range(21):
        rng = np.random.default_rng(seed)
        counted = np.concatenate([rng.poisson(a_day, DAYS), rng.poisson(a_day * factor, DAYS)])
        seen = path(counted.astype(float), a_day)
        there = np.flatnonzero(seen <= half if factor < 1 else seen >= half)
        taken.append(int(there[0]) if len(there) else DAYS)
    assert np.median(taken) <= within


@pytest.mark.parametrize("a_day", [0.5, 3.0, 12.0])
def test_chance_is_no_break(a_day: float) -> None:
    rng = np.random.default_rng(7)
    seen = path(rng.poisson(a_day, 800).astype(float), a_day)
    assert np.mean((seen > 0.75) & (seen < 1.3)) > 0.97


def test_a_group_on_one_day_is_no_break() -> None:
    counted = np.full(DAYS, 2.0)
    counted[-1] += 6
    assert level(counted, np.full(DAYS, 2.0)) < 1.3


def test_what_is_expected_of_a_day_is_what_its_nights_still_had_on_sale() -> None:
    known = booked([(5, 9, 3, 0, None), (6, 3, 2, 1, None), (6, 2, 2, 1, None), (20, 25, 4, 0, 5)])
    curve = np.arange(FARTHEST + 1, 0, -1) / np.arange(FARTHEST + 2).sum()
    share, lengths, house = np.array([0.4, 0.6]), np.full(14, 1 / 14), np.linspace(1, 2, 60)
    demand = Demand(
        0.0, np.zeros(6), np.zeros(7), 0.0, {}, share, curve, np.ones(FARTHEST + 1), 1.0, 9.0, lengths
    )
    openings = Openings(UNITS)
    openings.look(known, FIRST - 9, FIRST + 30)
    made = expected_by_day(demand, house, openings, FIRST - 9, FIRST + 10)
    sale = openings.share(FIRST - 9, FIRST + 50, FIRST + 10, FIRST - 9, lengths)
    by_night = np.einsum("r,rnl->nl", share, sale) * curve * house[:, None]
    for day in range(20):
        slant = sum(by_night[day + lead, lead] for lead in range(60 - day))
        assert made[day] == pytest.approx(slant, rel=1e-5)
    counted = booked_by_day(known, np.ones(len(known)), demand.keep, FIRST - 9, FIRST + 10)
    assert counted.tolist() == [0.0] * 5 + [3.0] + [0.0] * 6 + [2.0, 2.0] + [0.0] * 6


def test_prices_hear_of_a_silence_before_the_next_fit() -> None:
    """Twelve days without a booking in a house of three a day; the fit itself is of the first of them."""
    told = history(seed=3, occupancy=0.9)
    silent = engine()
    silent.observe(TODAY, told)
    coming = nights(30, TODAY + timedelta(20))
    first = day_number(TODAY)
    days = np.array([day_number(night) for night in coming])
    before = silent.outlook(first, days, None, None, coming).pace.mean()
    silent.observe(TODAY + timedelta(6), [])
    after = silent.outlook(first + 6, days, None, None, coming).pace.mean()
    assert after < 0.9 * before
