"""Does the as-of store say what was on the books, and nothing that came later?"""

from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.forecast.asof import booking_curves, on_books
from directors.revenue.forecast.bookings import NEVER, Bookings, bookings_from, day_number
from directors.revenue.forecast.nightly import forecast_nights

START = date(2025, 1, 1)
FIRST = day_number(START)


@st.composite
def reservations(draw: st.DrawFn) -> dict[str, Any]:
    arrival = draw(st.integers(0, 40))
    booked = arrival - draw(st.integers(0, 40))
    cancelled = draw(st.none() | st.integers(booked, arrival))
    return {
        "booked_on": START + timedelta(booked),
        "arrival": START + timedelta(arrival),
        "nights": draw(st.integers(1, 6)),
        "cancelled_on": None if cancelled is None else START + timedelta(cancelled),
        "no_show": draw(st.booleans()),
        "room_type": draw(st.sampled_from(["A", "B"])),
        "channel": draw(st.sampled_from(["direct", "ota"])),
        "price": draw(st.floats(50, 500)),
    }


books = st.lists(reservations(), max_size=30)


def counted_by_hand(bookings: Bookings, as_of: int, night: int) -> int:
    return sum(
        1
        for booked, arrival, nights, gone in zip(
            bookings.booked, bookings.arrival, bookings.nights, bookings.gone, strict=True
        )
        if booked <= as_of < gone and arrival <= night < arrival + nights
    )


@settings(max_examples=40, deadline=None)
@given(books, st.integers(-40, 60))
def test_the_books_are_those_made_and_not_yet_cancelled(rows: list[dict[str, Any]], offset: int) -> None:
    bookings, as_of = bookings_from(rows), FIRST + offset
    table = on_books(bookings, as_of, FIRST, FIRST + 45, groups=2)
    for index in range(46):
        assert table[:, index].sum() == counted_by_hand(bookings, as_of, FIRST + index)


@settings(max_examples=40, deadline=None)
@given(books)
def test_the_curves_agree_with_the_books_at_every_lead(rows: list[dict[str, Any]]) -> None:
    bookings = bookings_from(rows)
    curves = booking_curves(bookings, FIRST, FIRST + 45, 20)
    for night, lead in ((5, 0), (10, 3), (20, 20), (45, 7)):
        assert curves.held[0, night, lead] == counted_by_hand(bookings, FIRST + night - lead, FIRST + night)
    assert np.all(np.diff(curves.kept, axis=2) <= 0)
    assert np.all(curves.kept <= curves.held)


@settings(max_examples=40, deadline=None)
@given(books, books, st.integers(-10, 50))
def test_nothing_that_comes_later_changes_a_forecast(
    rows: list[dict[str, Any]], later: list[dict[str, Any]], offset: int
) -> None:
    as_of = START + timedelta(offset)
    future = [row for row in later if row["booked_on"] > as_of]
    forgotten = []
    for row in rows:
        cancelled = row["cancelled_on"]
        unknown_yet = cancelled is not None and cancelled > as_of
        no_show = row["no_show"] and row["arrival"] <= as_of
        forgotten.append(row | {"cancelled_on": None if unknown_yet else cancelled, "no_show": no_show})
    told = [row for row in forgotten if row["booked_on"] <= as_of]
    one = forecast_nights(bookings_from(rows + future), 10, day_number(as_of), 30)
    other = forecast_nights(bookings_from(told), 10, day_number(as_of), 30)
    np.testing.assert_array_equal(one.on_books, other.on_books)
    np.testing.assert_allclose(one.mean, other.mean, atol=1e-9)
    np.testing.assert_allclose(one.low, other.low, atol=1e-9)
    np.testing.assert_allclose(one.high, other.high, atol=1e-9)


def test_a_no_show_holds_its_room_until_the_day_of_arrival() -> None:
    row = {"booked_on": START, "arrival": START + timedelta(5), "nights": 2, "no_show": True}
    bookings = bookings_from([row])
    assert bookings.gone[0] == FIRST + 5
    assert bookings.known_on(FIRST + 4).gone[0] == NEVER
