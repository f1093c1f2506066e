"""Does the pooled pickup count every late booking once, and nothing else?"""

from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.forecast.asof import booking_curves
from directors.revenue.forecast.bookings import bookings_from, day_number
from directors.revenue.forecast.lengths import pooled_pickup
from tests.rules.prices.engine.house import TODAY

FIRST = day_number(TODAY)
STAY = st.tuples(st.integers(0, 60), st.integers(0, 40), st.integers(1, 5), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(STAY, max_size=25))
def test_where_every_stay_is_as_long_as_usual_the_pickup_is_the_plain_one(
    stays: list[tuple[int, int, int, bool]],
) -> None:
    rows = [
        {
            "arrival": TODAY + timedelta(day),
            "booked_on": TODAY + timedelta(day - lead),
            "nights": 3,
            "cancelled_on": TODAY + timedelta(day) if gone else None,
        }
        for day, lead, _, gone in stays
    ]
    known = bookings_from(rows)
    curves = booking_curves(known, FIRST, FIRST + 80, 30)
    plain = curves.kept[0][:, :1] - curves.kept[0]
    np.testing.assert_allclose(pooled_pickup(known, FIRST, FIRST + 80, 30), plain, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(STAY, max_size=25))
def test_at_the_horizon_the_room_nights_are_all_counted(stays: list[tuple[int, int, int, bool]]) -> None:
    rows = [
        {"arrival": TODAY + timedelta(day), "booked_on": TODAY + timedelta(day), "nights": nights}
        for day, _, nights, _ in stays
    ]
    total = sum(nights for _, _, nights, _ in stays)
    made = pooled_pickup(bookings_from(rows), FIRST, FIRST + 80, 30)
    np.testing.assert_allclose(made[:, 30].sum(), total, atol=1e-9)
    assert np.all(np.diff(made, axis=1) >= -1e-12)


def test_a_house_without_bookings_picks_up_nothing() -> None:
    assert not pooled_pickup(bookings_from([]), FIRST, FIRST + 10, 14).any()
    assert pooled_pickup(bookings_from([]), FIRST, FIRST + 10, 0).shape == (11, 1)
