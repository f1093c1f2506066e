"""Are the benchmarks' yardsticks right: EMSR-b as published, the same guests for all, the optimum on top?"""

import numpy as np
import revmng

from benchmarks.__main__ import found, main
from benchmarks.market.draw import market
from benchmarks.market.policies import card, protections, three_lines
from benchmarks.market.single import lots, optimum, play_single
from benchmarks.market.stays import contribution, play, requests


def test_protections_are_those_of_emsr_b() -> None:
    fares, means = [300.0, 200.0, 120.0, 80.0], [8.0, 10.0, 15.0, 20.0]
    classes = [
        revmng.FareClass(fare=fare, mean=mean, sd=mean**0.5) for fare, mean in zip(fares, means, strict=True)
    ]
    oracle = revmng.emsr_b(classes, 60)
    ours = protections(np.array(fares), np.array(means)[:, None])[1:, 0]
    np.testing.assert_allclose(ours, oracle.protection_levels, atol=1.0)


def test_a_seed_stands_for_one_market_and_its_guests() -> None:
    one, other = market(7), market(7)
    np.testing.assert_array_equal(one.card, other.card)
    np.testing.assert_array_equal(requests(one).noise, requests(other).noise)
    assert market(8).elasticity != one.elasticity


def test_no_rule_beats_the_optimum_of_the_single_night_world() -> None:
    drawn = market(9)
    asked = lots(drawn)
    best = contribution(drawn, play_single(drawn, asked, optimum(drawn, asked)))
    for rule in (card(drawn), three_lines(drawn)):
        assert contribution(drawn, play_single(drawn, asked, rule)) < 1.01 * best


def test_no_room_is_sold_twice() -> None:
    drawn = market(10)
    books = play(drawn, requests(drawn), card(drawn))
    held = np.zeros((len(drawn.demand) + 20, len(drawn.rooms)))
    for arrival, nights, room, leaves in zip(
        books.arrival, books.nights, books.room, books.leaves, strict=True
    ):
        if leaves < 0:
            held[arrival : arrival + nights, room] += 1
    assert np.all(held <= drawn.units)


def test_the_benchmarks_list_themselves() -> None:
    assert {"forecast", "market"} <= set(found())
    assert main(["no-such-benchmark"]) == 2
