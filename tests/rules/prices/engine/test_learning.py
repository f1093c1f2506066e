"""Does the engine learn: from its first week, from full nights, from gaps, from the drift of bookings?"""

from datetime import timedelta
from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.phrases import Words
from directors.revenue.engine import Policy
from directors.revenue.engine.gaps import feasible
from directors.revenue.engine.rails import in_order
from directors.revenue.forecast.bookings import bookings_from, day_number
from directors.revenue.forecast.history import history as past_of
from directors.revenue.forecast.nightly import forecast_nights, forecast_types
from directors.revenue.forecast.unconstrain import open_pickup
from domain.prices.advice import Factor
from domain.prices.reasons import factor_words
from tests.rules.prices.engine.house import ROOMS, TODAY, engine, history, nights

FREE = Policy(dead_band=0.0, largest_move=1000.0, drop_near_arrival=True, rounding=0.01, ordered=False)


def test_a_house_without_history_starts_near_its_card() -> None:
    made = engine()
    for one in made.recommend(TODAY, nights(30)):
        assert abs(one.proposed / one.current - 1) < 0.13
        assert 0 < one.forecast_with < 4


def test_a_house_without_history_learns_from_its_first_week() -> None:
    night = [TODAY + timedelta(40)]
    quiet, busy = engine(policy=FREE), engine(policy=FREE)
    for day in range(8):
        today = TODAY + timedelta(day)
        quiet.observe(today, [])
        busy.observe(
            today,
            [
                {
                    "booked_on": TODAY + timedelta(number // 6),
                    "arrival": TODAY + timedelta(25 + 5 * (number % 6)),
                    "nights": 4,
                    "room_type": ROOMS[number % 3].code,
                    "price": ROOMS[number % 3].base,
                }
                for number in range(6 * day)
            ],
        )
    last = TODAY + timedelta(7)
    for many, few in zip(busy.recommend(last, night), quiet.recommend(last, night), strict=True):
        assert many.forecast_without > few.forecast_without


def test_full_nights_are_unconstrained() -> None:
    rows = [
        {"booked_on": TODAY - timedelta(day + 30), "arrival": TODAY - timedelta(day), "nights": 1}
        for day in range(1, 60)
        for _ in range(2 if day % 3 else 1)
    ]
    rows += [
        {"booked_on": TODAY - timedelta(day + 3), "arrival": TODAY - timedelta(day), "nights": 1}
        for day in range(1, 60)
        if not day % 3
        for _ in range(2)
    ]
    past = past_of(bookings_from(rows), day_number(TODAY), 14)
    np.testing.assert_array_equal(open_pickup(past, past.pickup, 50), past.pickup)
    raised = open_pickup(past, past.pickup, 3)
    assert np.all(raised >= past.pickup)


def test_types_add_up_to_the_house() -> None:
    bookings = bookings_from(history(), [room.code for room in ROOMS])
    house, parts = forecast_types(bookings, np.array([14.0, 9.0, 6.0]), day_number(TODAY), 30)
    total = np.sum([part.mean for part in parts], axis=0)
    assert np.abs(total - house.mean).max() < 0.5
    for part, rooms in zip(parts, (14, 9, 6), strict=True):
        assert np.all(
            (part.low >= 0) & (part.low <= part.mean) & (part.mean <= part.high) & (part.high <= rooms)
        )


def test_an_event_lifts_the_forecast_of_its_nights() -> None:
    rows = history(days=700)
    extra = [row for row in rows if row["arrival"].day in (10, 11, 12)]
    bookings = bookings_from([*rows, *extra, *extra])

    def label(day: int) -> str:
        return "fête" if (TODAY + timedelta(day - day_number(TODAY))).day in range(10, 14) else ""

    plain = forecast_nights(bookings, 30, day_number(TODAY), 40)
    told = forecast_nights(bookings, 30, day_number(TODAY), 40, label=label)
    feast = [TODAY.toordinal() + 1 + i for i in range(40)]
    on = np.array([label(day - TODAY.toordinal() + day_number(TODAY)) == "fête" for day in feast])
    assert (told.mean - plain.mean)[on].mean() > (told.mean - plain.mean)[~on].mean()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.booleans(), min_size=5, max_size=25), st.integers(1, 3))
def test_a_closed_neighbour_never_makes_more_stays_possible(free: list[bool], least: int) -> None:
    lengths = np.array([0.3, 0.3, 0.2, 0.2] + [0.0] * 10)
    table = np.array(free)[:, None]
    asked = np.full(len(free), float(least))
    all_open = feasible(np.ones_like(table), lengths, asked)
    some = feasible(table, lengths, asked)
    assert np.all(some <= all_open + 1e-12)
    assert np.all(some >= -1e-12)


def test_an_orphan_night_only_finds_one_night_stays() -> None:
    lengths = np.array([0.25, 0.75] + [0.0] * 12)
    free = np.array([True, False, True, False, True])[:, None]
    assert feasible(free, lengths, np.ones(5))[2, 0] == 0.25
    assert feasible(free, lengths, np.full(5, 2.0))[2, 0] == 0.0


def test_a_gap_lowers_the_price() -> None:
    rows = history(occupancy=0.9)
    dates = nights(5, TODAY + timedelta(20))
    prices = []
    for neighbours in (0, 4):
        made = engine(policy=FREE)
        made.observe(TODAY, rows)
        sold = np.zeros((5, 3))
        sold[:, 0] = [0, neighbours, 3, neighbours, 0]
        prices.append(made.price_matrix(TODAY, dates, sold)[2, 0])
    assert prices[1] < prices[0]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(50, 500), min_size=2, max_size=6), st.data())
def test_the_order_of_types_is_kept(base: list[float], data: st.DataObject) -> None:
    price = np.array([[data.draw(st.floats(20, 900)) for _ in base]])
    ordered = in_order(price, np.array(base))
    for i, low in enumerate(base):
        for j, high in enumerate(base):
            if low < high:
                assert ordered[0, i] <= ordered[0, j] + 1e-9


def test_every_factor_has_a_sentence_with_its_numbers() -> None:
    made = engine()
    made.observe(TODAY, history())
    one = made.recommend(TODAY, nights(1, TODAY + timedelta(40)), [[3, 0, 0]])[0]
    said = {}
    for factor in one.factors:
        numbers = {n: v if isinstance(v, str) else Decimal(str(v)) for n, v in factor.numbers.items()}
        phrase = factor_words(Factor(factor.key, Decimal(str(factor.value)), numbers), "MAD", one.rails)
        said[factor.key] = tuple(Words(language).plain(phrase) for language in ("fr", "en"))
    assert said["scarcity"][0].startswith("3 sur 4")
    assert "à 40 jours" in said["scarcity"][0]
    assert said["scarcity"][1].startswith("3 of 4 sold, usually")
    assert all(sentence and "{" not in sentence for both in said.values() for sentence in both)


def test_the_median_of_the_night_before_is_what_stands_and_farther_out_the_forecast() -> None:
    """One night in ten a last room comes on the day: a tenth of a room is right on average, wrong every night."""
    rng = np.random.default_rng(3)
    rows = [
        {"booked_on": TODAY + timedelta(day - lead), "arrival": TODAY + timedelta(day), "nights": 1}
        for day in range(-400, 40)
        for lead in [*rng.integers(2, 30, rng.poisson(6)).tolist(), *([0] if rng.random() < 0.1 else [])]
    ]
    made = forecast_nights(bookings_from(rows), 20, day_number(TODAY), 30)
    assert made.median[0] == made.on_books[0] < made.mean[0]
    np.testing.assert_array_equal(made.median[6:], made.mean[6:])
    assert (made.low <= made.median).all()
    assert (made.median <= made.high).all()
