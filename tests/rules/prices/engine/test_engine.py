"""Do the engine's prices keep their rules for any house, and do the reasons multiply back?"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.engine import Costs, Engine, Policy, Room
from tests.rules.prices.engine.house import COSTS, ROOMS, TODAY, engine, history, nights

WINDOW = 60
FREE = Policy(dead_band=0.0, largest_move=1000.0, drop_near_arrival=True, rounding=0.01, ordered=False)


@st.composite
def houses(draw: st.DrawFn) -> tuple[Room, ...]:
    scale = draw(st.sampled_from([20.0, 60.0, 2000.0, 90000.0]))
    rooms = []
    for index in range(draw(st.integers(1, 6))):
        base = scale * draw(st.floats(1, 4))
        floor = base * draw(st.floats(0.1, 1))
        cap = floor if draw(st.booleans()) else base * draw(st.floats(1, 4))
        units = draw(st.sampled_from([0, 1, 2, 7, 40, 400]))
        rooms.append(
            Room(f"R{index}", units, base, floor, max(cap, floor), 2, base * draw(st.floats(0, 0.5)))
        )
    return tuple(rooms)


@settings(max_examples=30, deadline=None)
@given(houses(), st.integers(0, 3), st.booleans(), st.data())
def test_prices_stay_inside_the_rails_of_any_house(
    rooms: tuple[Room, ...], seed: int, known: bool, data: st.DataObject
) -> None:
    made = engine(rooms)
    if known and sum(room.units for room in rooms) in range(1, 60):
        made.observe(TODAY, history(rooms, seed, days=90))
    units = np.array([room.units for room in rooms])
    sold = np.array([[data.draw(st.integers(0, max(int(top), 1))) for top in units] for _ in range(3)])
    dates = nights(5)[2:]  # still to come on the third day
    before = np.array(
        [[room.base * (1.1 if day.month in (4, 10, 12) else 1.0) for room in rooms] for day in dates]
    )
    for step in range(3):
        price = made.price_matrix(TODAY + timedelta(step), dates, sold)
        assert np.all(np.isfinite(price))
        for column, room in enumerate(rooms):
            assert np.all(price[:, column] >= room.floor - 1e-9)
            assert np.all(price[:, column] <= room.cap + 1e-9)
            paid = room.variable_cost / COSTS.kept
            assert np.all(price[:, column] >= min(paid, room.cap) - 1e-9)
            inside = (before[:, column] <= room.cap) & (
                before[:, column] >= max(room.floor, min(paid, room.cap))
            )
            jump = np.abs(price[:, column] / before[:, column] - 1)
            assert np.all(jump[inside] <= 0.15 + 1e-9)
        before = price


@pytest.fixture(scope="module")
def bookings() -> list[dict[str, Any]]:
    return history()


def asked(
    policy: Policy, rows: list[dict[str, Any]], sold: object, dates: list[date] | None = None
) -> np.ndarray:
    made = engine(policy=policy)
    made.observe(TODAY, rows)
    return made.price_matrix(TODAY, dates or nights(WINDOW), sold)


def test_the_price_falls_with_the_rooms_left(bookings: list[dict[str, Any]]) -> None:
    night = nights(1, TODAY + timedelta(30))
    prices = [asked(FREE, bookings, [[sold, 0, 0]], night)[0, 0] for sold in range(4)]
    assert all(later >= earlier for earlier, later in pairwise(prices))
    assert prices[3] > prices[0]


def test_the_price_rises_with_demand() -> None:
    night = nights(1, TODAY + timedelta(30))
    quiet = asked(FREE, history(occupancy=0.3), [[2, 1, 0]], night)
    busy = asked(FREE, history(occupancy=0.9), [[2, 1, 0]], night)
    assert np.all(busy >= quiet)
    assert busy[0, 0] > quiet[0, 0]


def test_the_factors_multiply_back_to_the_price(bookings: list[dict[str, Any]]) -> None:
    made = engine()
    made.observe(TODAY, bookings)
    proposed = made.recommend(TODAY, nights(WINDOW))
    prices = made.price_matrix(TODAY, nights(WINDOW))
    assert len(proposed) == WINDOW * len(ROOMS)
    for index, one in enumerate(proposed):
        assert one.proposed == prices[index // len(ROOMS), index % len(ROOMS)]
        assert float(np.prod([factor.value for factor in one.factors])) == pytest.approx(
            one.proposed, abs=1e-6
        )
        assert one.contribution_low <= one.contribution_mid <= one.contribution_high
        assert 0 <= one.forecast_with <= 4.5
        if one.proposed == one.current:
            assert one.contribution_mid == 0
            assert one.forecast_with == one.forecast_without


def test_the_same_input_gives_the_same_output(bookings: list[dict[str, Any]]) -> None:
    made, other = engine(), engine()
    frame = pd.DataFrame(bookings)
    for one in (made, other):
        one.observe(TODAY, frame)
    first = made.price_matrix(TODAY, nights(WINDOW))
    np.testing.assert_array_equal(first, made.price_matrix(TODAY, nights(WINDOW)))
    np.testing.assert_array_equal(first, other.price_matrix(TODAY, nights(WINDOW)))
    np.testing.assert_array_equal(
        first[10:20], engine_again(frame).price_matrix(TODAY, nights(WINDOW))[10:20]
    )


def engine_again(frame: pd.DataFrame) -> Engine:
    made = engine()
    made.observe(TODAY, frame.sample(frac=1, random_state=3))
    return made


def test_what_comes_later_changes_nothing(bookings: list[dict[str, Any]]) -> None:
    later = {**bookings[0], "booked_on": TODAY + timedelta(3), "arrival": TODAY + timedelta(9)}
    undone = {**bookings[-1], "cancelled_on": TODAY + timedelta(2)}
    sold = np.zeros((WINDOW, 3))
    same = asked(Policy(), [*bookings[:-1], {**bookings[-1], "cancelled_on": None}], sold)
    np.testing.assert_array_equal(same, asked(Policy(), [*bookings[:-1], undone, later], sold))


def test_types_keep_their_order(bookings: list[dict[str, Any]]) -> None:
    made = engine()
    made.observe(TODAY, bookings)
    for step in range(8):
        sold = np.tile([4 if step % 2 else 0, 0, 0], (WINDOW, 1))
        price = made.price_matrix(TODAY + timedelta(step), nights(WINDOW), sold)
        assert np.all(np.diff(price, axis=1) >= -1e-9)


def test_a_small_move_is_not_made_and_a_price_near_arrival_does_not_fall(
    bookings: list[dict[str, Any]],
) -> None:
    made = engine(policy=Policy(ordered=False))
    made.observe(TODAY, bookings)
    before = made.price_matrix(TODAY, nights(WINDOW))
    after = made.price_matrix(TODAY + timedelta(1), nights(WINDOW))
    moved = before != after
    assert np.all(np.abs(after / before - 1)[moved] >= 0.05 - 1e-9)
    assert np.all(after[:4] >= before[:4])


def test_the_owner_has_the_last_word(bookings: list[dict[str, Any]]) -> None:
    night = TODAY + timedelta(20)
    policy = Policy(locks=frozenset({(night, "STD")}), pins=((night, "SUITE", 9999.0),))
    made = engine(policy=policy)
    made.observe(TODAY, bookings)
    standard, _, suite = made.recommend(TODAY, [night])
    assert standard.proposed == standard.current
    assert suite.proposed == 9999.0
    assert "lock" in standard.rails
    assert "pin" in suite.rails
    assert float(np.prod([factor.value for factor in suite.factors])) == pytest.approx(9999.0)


def test_blocked_rooms_are_scarce_but_not_sold(bookings: list[dict[str, Any]]) -> None:
    night = nights(1, TODAY + timedelta(30))
    made, other = engine(policy=FREE), engine(policy=FREE)
    for one in (made, other):
        one.observe(TODAY, bookings)
    free = made.recommend(TODAY, night, [[0, 0, 0]])[0]
    shut = other.recommend(TODAY, night, [[0, 0, 0]], blocked=[[3, 0, 0]])[0]
    assert shut.proposed > free.proposed
    assert shut.forecast_with <= 1.0 < 4.0
    scarce = {factor.key: factor for factor in shut.factors}["scarcity"]
    assert scarce.numbers["sold"] == 0


def test_rooms_sold_may_be_told_as_array_frame_or_mapping(bookings: list[dict[str, Any]]) -> None:
    dates = nights(2, TODAY + timedelta(30))
    table = np.array([[3, 1, 0], [0, 2, 1]])
    codes = [room.code for room in ROOMS]
    told: list[object] = [
        table,
        table.tolist(),
        pd.DataFrame(table, index=dates, columns=codes),
        {day: dict(zip(codes, row, strict=True)) for day, row in zip(dates, table.tolist(), strict=True)},
        {(day, code): table[i, j] for i, day in enumerate(dates) for j, code in enumerate(codes)},
    ]
    prices = [asked(Policy(), bookings, one, dates) for one in told]
    for price in prices[1:]:
        np.testing.assert_array_equal(prices[0], price)
    with pytest.raises(ValueError, match="rooms sold"):
        asked(Policy(), bookings, np.zeros((3, 3)), dates)


def test_news_may_come_whole_or_in_parts(bookings: list[dict[str, Any]]) -> None:
    whole, parts = engine(), engine()
    cut = TODAY - timedelta(60)
    early = [
        row | {"cancelled_on": row["cancelled_on"] if (row["cancelled_on"] or cut) <= cut else None}
        for row in bookings
        if row["booked_on"] <= cut
    ]
    news = [row for row in bookings if row["booked_on"] > cut or (row["cancelled_on"] or cut) > cut]
    parts.observe(cut, early)
    parts.observe(TODAY, news)
    whole.observe(TODAY, bookings)
    np.testing.assert_allclose(
        whole.price_matrix(TODAY, nights(WINDOW)), parts.price_matrix(TODAY, nights(WINDOW))
    )


def test_a_price_of_the_stay_and_a_price_of_the_night_are_told_apart(bookings: list[dict[str, Any]]) -> None:
    stays = [row | {"price": row["price"] * row["nights"]} for row in bookings]
    np.testing.assert_array_equal(asked(Policy(), bookings, None), asked(Policy(), stays, None))


@pytest.mark.parametrize(
    "costs",
    [{"commission": 0.17, "direct": 0.03, "ota_share": 0.7}, type("C", (), {"commission": 0.17})(), Costs()],
)
def test_costs_come_in_any_form(costs: object) -> None:
    assert 0.5 < engine(costs=costs).costs.kept < 1


def test_terms_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="floor"):
        Room("A", 1, 100, 200, 150)
    with pytest.raises(ValueError, match="same code"):
        engine((ROOMS[0], ROOMS[0]))
    with pytest.raises(ValueError, match="shares"):
        Costs(commission=1.5)
