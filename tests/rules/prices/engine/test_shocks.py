"""Do the shocks change what they say and nothing before, and is a late or restless price seen as one?"""

from __future__ import annotations

import math

import numpy as np
import pytest

from benchmarks.market.draw import Floats, market
from benchmarks.market.policies import card
from benchmarks.market.stays import play
from benchmarks.shocks.__main__ import Played, calm, followed
from benchmarks.shocks.worlds import WORLDS, Shocked, group

DRAWN = market(9)


def a_day(world: Shocked, first: int, last: int) -> float:
    """Requests a day, over the hidden level of the market without the shock."""
    made = (world.asked.day >= first) & (world.asked.day < last)
    return float(made.sum()) / float(DRAWN.drift[first:last].sum())


@pytest.mark.parametrize(("name", "factor"), [("demand +60 %", 1.6), ("demand -60 %", 0.4)])
def test_a_level_shock_changes_the_days_after_it_by_its_factor(name: str, factor: float) -> None:
    world, quiet = WORLDS[name](DRAWN), WORLDS["calm"](DRAWN)
    for first, last, expected in ((world.day - 100, world.day, 1.0), (world.day, world.day + 100, factor)):
        assert a_day(world, first, last) / a_day(quiet, first, last) == pytest.approx(expected, rel=0.15)


def test_nobody_books_for_six_weeks_and_then_they_do() -> None:
    world = WORLDS["no bookings for six weeks"](DRAWN)
    assert a_day(world, world.day, world.day + 42) == 0
    assert a_day(world, world.day + 42, world.day + 60) > 0


def test_a_group_takes_what_is_left_of_its_rooms_on_its_day() -> None:
    world = group(DRAWN)
    books = play(DRAWN, world.asked, card(DRAWN), world.day + 1)
    taken = [
        place
        for place, (day, begin) in enumerate(zip(books.booked_on, books.arrival, strict=True))
        if (day, begin) == (world.day, world.day + 42) and books.nights[place] == 3
    ]
    assert 2 <= len(taken) <= 8


def quoted(levels: list[float]) -> list[Floats]:
    return [np.full((180, 2), level) for level in levels]


def played(engine: list[float], known: list[float]) -> Played:
    return Played({}, quoted(engine), quoted(known))


def test_days_are_counted_until_the_move_of_known_demand_is_made() -> None:
    quiet = played([100.0] * 20, [100.0] * 20)
    rising = [100.0 * 1.2 ** min(day / 9, 1.0) for day in range(20)]
    known = [100.0] + [120.0] * 19
    assert followed(played(rising, known), quiet) == (5.0, 8.0)
    assert followed(played([100.0] * 20, known), quiet) == (math.inf, math.inf)
    assert all(math.isnan(days) for days in followed(played(rising, [100.0] * 20), quiet))


def test_a_price_that_goes_back_within_a_week_is_counted_and_one_that_goes_on_is_not() -> None:
    assert calm(quoted([100.0 + day for day in range(20)])) == (0.0, 0.0)
    restless, drops = calm(quoted([100.0 + day % 2 for day in range(20)]))
    assert restless == 1.0
    assert drops > 0
