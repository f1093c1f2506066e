"""Is the guests' answer to price read from bookings within a night, and never from nights that were dear?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import numpy as np
import pytest

from directors.revenue.advising import advice
from directors.revenue.engine.path import PricePath
from directors.revenue.engine.response import Evidence, months, posterior
from directors.revenue.engine.terms import Belief
from domain.prices.advice import Advice, Asked
from domain.prices.trials import Learned
from tests.makers import TODAY, villa
from tests.rules.prices.engine.studied import study

NIGHTS, LEADS = 500, 60
PRIOR = Belief()
OPEN = Belief(1.85, 3.0)


def sold(elasticity: float, seed: int, *, moves: bool = True, events: bool = False) -> Evidence:
    """Nights whose price follows their own bookings, as a house's does: 4 % more after each, 1 % less a day."""
    rng = np.random.default_rng(seed)
    lift = rng.gamma(8.0, 1 / 8.0, NIGHTS)
    if events:
        lift *= np.where(rng.random(NIGHTS) < 0.1, 2.0, 1.0)
    expected = np.tile(6.0 / LEADS, (NIGHTS, LEADS))
    price, count = np.ones((NIGHTS, LEADS)), np.zeros((NIGHTS, LEADS))
    asked = np.ones(NIGHTS)
    for lead in reversed(range(LEADS)):
        price[:, lead] = asked if moves else 1.0
        count[:, lead] = rng.poisson(lift * expected[:, lead] * np.exp(-elasticity * (price[:, lead] - 1)))
        asked = np.clip(asked * (0.99 + 0.04 * count[:, lead]), 0.8, 1.4)
    return Evidence(count, expected, price, months(np.arange(NIGHTS), LEADS - 1), 1.0)


@pytest.mark.parametrize("elasticity", [1.2, 1.9, 3.0])
def test_the_answer_is_found_although_the_price_follows_the_bookings(elasticity: float) -> None:
    for events in (False, True):
        found = [posterior(OPEN, sold(elasticity, seed, events=events)) for seed in range(4)]
        assert abs(np.mean([one.elasticity for one in found]) - elasticity) < 0.45
        assert all(abs(one.elasticity - elasticity) < 2 * one.spread for one in found)


def test_the_belief_moves_once_it_is_twice_as_sure_and_not_before() -> None:
    seen, doubtful = sold(3.0, 1), Belief(1.85, 1.5)
    one = posterior(doubtful, seen)
    assert doubtful.elasticity < one.elasticity < 3.0
    assert one.spread <= doubtful.spread / 2
    assert one.stays > 1000
    few = replace(
        seen, count=seen.count[:60], expected=seen.expected[:60], price=seen.price[:60], month=seen.month[:60]
    )
    assert posterior(doubtful, few) == doubtful


def test_an_event_that_nobody_knew_is_not_taken_for_guests_who_like_high_prices() -> None:
    seen = sold(1.9, 11, events=True)
    by_night, dear = seen.count.sum(axis=1), seen.price.mean(axis=1)
    assert np.corrcoef(by_night, dear)[0, 1] > 0.5  # between nights, dearer ones sold more
    assert abs(posterior(OPEN, seen).elasticity - 1.9) < 0.4


def test_prices_that_never_moved_teach_nothing() -> None:
    assert posterior(PRIOR, sold(3.0, 1, moves=False)) == PRIOR


def test_a_path_gives_each_day_the_price_that_stood_then() -> None:
    path = PricePath()
    path.remember(100, np.array([110, 111]), np.array([[1.2, 1.0], [0.9, np.nan]]))
    path.remember(105, np.array([110]), np.array([[np.nan, 1.4]]))
    first, second = path.by_lead([110, 111], 12, np.array([0.5, 0.5]))
    np.testing.assert_allclose(first, [1.3] * 6 + [1.1] * 5 + [1.0] * 2)
    np.testing.assert_allclose(second, [0.95] * 12 + [1.0])
    path.remember(103, np.array([110]), np.array([[1.0, 1.0]]))  # told again from an earlier day
    np.testing.assert_allclose(
        path.by_lead([110], 12, np.array([0.5, 0.5]))[0], [1.0] * 8 + [1.1] * 3 + [1.0] * 2
    )
    path.forget(111)
    assert path.first == 111


def test_a_study_learns_from_the_prices_its_changes_left_behind() -> None:
    """Nights that cost a third more until their guests had booked, and the card since."""
    past = [TODAY + timedelta(days=ahead) for ahead in range(-300, 40)]
    dear = tuple(
        Asked(kind.code, night, night - timedelta(days=before), price)
        for night in past
        for kind in villa().room_types
        if kind.base is not None
        for before, price in ((60, kind.base * Decimal("1.3")), (10, kind.base))
    )
    told, plain = (_response(advice(study(asked=asked, belief=Learned(1.85, 2.0)))) for asked in (dear, ()))
    assert plain == (1.85, 2.0, 0)
    assert told[0] < 1.85  # they booked while it was dear
    assert told[2] > 100


def _response(said: tuple[Advice, ...]) -> tuple[float, ...]:
    numbers = next(factor.numbers for factor in said[0].factors if factor.key == "level")
    return tuple(float(numbers[name]) for name in ("learned", "spread", "stays"))
