"""Is what could be booked on each past day kept rightly, and looked at afresh where the past is told anew?"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from directors.revenue.engine.openings import FARTHEST, Openings
from directors.revenue.forecast.bookings import Bookings, Floats, bookings_from, day_number
from tests.rules.prices.engine.house import TODAY

FIRST = day_number(TODAY)
UNITS = np.array([1.0, 2.0])
STAY = st.tuples(
    st.integers(0, 30),
    st.integers(0, 25),
    st.integers(1, 6),
    st.integers(0, 1),
    st.none() | st.integers(0, 25),
)
Stay = tuple[int, int, int, int, int | None]


def booked(stays: list[Stay]) -> Bookings:
    rows = [
        {
            "arrival": TODAY + timedelta(day),
            "booked_on": TODAY + timedelta(day - lead),
            "nights": nights,
            "room_type": "ab"[kind],
            "cancelled_on": None if after is None else TODAY + timedelta(day - lead + min(after, lead)),
        }
        for day, lead, nights, kind, after in stays
    ]
    return bookings_from(rows, ("a", "b"))


def free(bookings: Bookings, kind: int, night: int, day: int) -> bool:
    """Whether a room of the type was free for the night before anybody booked on that day, counted one by one."""
    held = (bookings.kind == kind) & (bookings.booked < day) & (bookings.gone >= day)
    held &= (bookings.arrival <= night) & (night < bookings.arrival + bookings.nights)
    return bool(held.sum() < UNITS[kind])


def share(bookings: Bookings, kind: int, night: int, lead: int, lengths: Floats) -> float:
    """The stays of each length that cover the night and find all their nights free, way by way."""
    day, total = night - lead, 0.0
    for nights in range(1, 15):
        for begin in range(night - nights + 1, night + 1):
            covered = [one for one in range(begin, begin + nights) if one >= day]
            total += lengths[nights - 1] / nights * all(free(bookings, kind, one, day) for one in covered)
    return total


@settings(max_examples=25, deadline=None)
@given(st.lists(STAY, max_size=12), st.integers(-20, 20), st.integers(0, 1), st.integers(0, 12))
def test_a_stay_can_be_booked_where_all_its_nights_were_free_that_day(
    stays: list[Stay], ahead: int, kind: int, lead: int
) -> None:
    known, lengths = booked(stays), np.full(14, 1 / 14)
    openings = Openings(UNITS)
    openings.look(known, FIRST - 60, FIRST + 30)
    night = FIRST + ahead
    made = openings.share(night, night, FIRST + 30, FIRST - 60, lengths)
    assert made.shape == (2, 1, FARTHEST + 1)
    np.testing.assert_allclose(made[kind, 0, lead], share(known, kind, night, lead, lengths), atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.lists(STAY, min_size=1, max_size=12), st.lists(STAY, max_size=3))
def test_day_by_day_or_at_once_and_with_news_of_the_past_the_answer_is_the_same(
    stays: list[Stay], late: list[Stay]
) -> None:
    lengths = np.full(14, 1 / 14)
    daily = Openings(UNITS)
    for day in range(FIRST, FIRST + 20):
        daily.look(booked(stays).known_on(day), FIRST - 60, day)
    told = booked(stays + late)
    at_once = Openings(UNITS)
    for openings in (daily, at_once):
        openings.look(told, FIRST - 50, FIRST + 20)
    asked = (FIRST - 10, FIRST + 25, FIRST + 20, FIRST - 60, lengths)
    np.testing.assert_array_equal(daily.share(*asked), at_once.share(*asked))


def test_days_that_were_not_watched_count_for_nothing() -> None:
    openings = Openings(UNITS)
    openings.look(booked([]), FIRST - 10, FIRST)
    seen = openings.share(FIRST, FIRST, FIRST - 2, FIRST - 5, np.full(14, 1 / 14))[0, 0]
    assert [lead for lead in range(20) if seen[lead] > 0] == [2, 3, 4, 5]
