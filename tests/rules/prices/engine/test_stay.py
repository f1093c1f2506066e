"""Is a minimum stay recommended where it pays, and lowered where it would leave a gap empty?"""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.engine import Policy, Recommendation
from directors.revenue.engine.gaps import open_run
from tests.rules.prices.engine.house import ROOMS, TODAY, engine, history, nights

FAR = TODAY + timedelta(30)


def standard(sold: list[int], policy: Policy, occupancy: float = 0.6) -> list[Recommendation]:
    made = engine(policy=policy)
    made.observe(TODAY, history(occupancy=occupancy))
    table = np.zeros((len(sold), len(ROOMS)))
    table[:, 0] = sold
    proposed = made.recommend(TODAY, nights(len(sold), FAR), table)
    return [one for one in proposed if one.room == "STD"]


def test_without_a_rule_or_a_peak_one_night_will_do() -> None:
    assert {(one.min_stay, one.min_stay_reason) for one in standard([0] * 5, Policy(), 0.3)} == {(1, "")}


def test_the_house_rule_gives_way_in_a_gap() -> None:
    rule = Policy(least_stay=tuple((night, 3) for night in nights(7, FAR)))
    proposed = standard([0, 4, 0, 4, 4, 0, 0], rule, 0.3)
    assert (proposed[2].min_stay, proposed[2].min_stay_reason) == (1, "gap")
    assert (proposed[5].min_stay, proposed[5].min_stay_reason) == (3, "house")


def test_a_night_that_fills_beside_one_that_does_not_asks_for_two_nights() -> None:
    proposed = standard([0, 0, 3, 0, 0], Policy(largest_move=0.01), 0.75)
    assert (proposed[2].min_stay, proposed[2].min_stay_reason) == (2, "peak")
    assert proposed[0].min_stay == 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=20))
def test_the_run_of_open_nights_is_the_longest_stay_over_a_night(free: list[bool]) -> None:
    run = open_run(np.array(free)[:, None])[:, 0]
    for place, is_free in enumerate(free):
        assert (run[place] > 0) == is_free
        if is_free and place and free[place - 1]:
            assert run[place] == run[place - 1]
    assert run.max() >= sum(1 for _ in free) if all(free) else True


@pytest.mark.parametrize("sold", [[0] * 3, [4] * 3, [3, 4, 3]])
def test_a_minimum_stay_never_exceeds_the_gap(sold: list[int]) -> None:
    rule = Policy(least_stay=tuple((night, 9) for night in nights(3, FAR)))
    for one in standard(sold, rule):
        assert 1 <= one.min_stay <= 9
