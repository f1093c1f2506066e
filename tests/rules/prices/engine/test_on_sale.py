"""Is the share of a season that was on sale the same, kept from day to day or counted afresh?"""

from __future__ import annotations

from itertools import takewhile

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.engine.demand import season_open
from directors.revenue.engine.gaps import LONGEST, open_run
from directors.revenue.engine.openings import FARTHEST, Openings
from directors.revenue.engine.season import Season
from tests.rules.prices.engine.test_openings import FIRST, STAY, UNITS, Stay, booked

LENGTHS = np.full(14, 1 / 14)
CURVE = np.arange(FARTHEST + 1, 0, -1) / np.arange(FARTHEST + 2).sum()


@settings(max_examples=10, deadline=None)
@given(st.lists(STAY, max_size=8), st.lists(st.integers(0, 4), min_size=1, max_size=4), st.integers(-10, 3))
def test_a_season_kept_from_day_to_day_is_that_counted_afresh(
    stays: list[Stay], steps: list[int], since: int
) -> None:
    known, openings = booked(stays), Openings(UNITS)
    season, day = Season(openings), FIRST
    for step in steps:
        day += step
        openings.look(known, FIRST - 20, day)
        kept = season.seen(day, day + 30, day, FIRST + since, LENGTHS, CURVE)
        afresh = season_open(openings.share(day, day + 30, day, FIRST + since, LENGTHS), CURVE)
        np.testing.assert_allclose(kept, afresh, atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_an_open_run_is_counted_to_both_sides(free: list[bool]) -> None:
    made = open_run(np.array(free)[:, None])[:, 0]
    wide = [True] * LONGEST + free + [True] * LONGEST
    for night, is_free in enumerate(free):
        before, after = wide[: night + LONGEST][::-1], wide[night + LONGEST + 1 :]
        run = sum(len(list(takewhile(bool, side))) for side in (before, after))
        assert made[night] == (run + 1 if is_free else 0)
