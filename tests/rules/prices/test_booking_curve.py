"""Does a booking curve count what was known on each day, and nothing that came later?"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.prices.curve import read_curve
from domain.errors import Refusal
from domain.prices.advice import RoomBooked
from domain.prices.booking_curve import FARTHEST, booking_curve, pickup
from governance.prices.record.curves import View
from tests.makers import TODAY, villa

NIGHT = TODAY + timedelta(days=10)


def booked(lead: int, gone: int | None = None, night: date = NIGHT, nights: int = 1) -> RoomBooked:
    """A room booked `lead` days before the night and given back `gone` days before it."""
    cancelled = None if gone is None else night - timedelta(days=gone)
    return RoomBooked(night - timedelta(days=lead), night, nights, "triple", "online", cancelled_on=cancelled)


def test_a_room_counts_from_the_day_it_was_booked_to_the_day_it_fell() -> None:
    found = booking_curve([booked(40), booked(20, gone=15), booked(95)], NIGHT, TODAY)
    assert len(found.rooms) == FARTHEST - 10 + 1
    by_lead = dict(zip(range(FARTHEST, 9, -1), found.rooms, strict=True))
    assert (by_lead[90], by_lead[41], by_lead[40], by_lead[20], by_lead[16], by_lead[15]) == (
        1,
        1,
        2,
        3,
        3,
        2,
    )
    assert found.now == 2
    assert found.usual_now is None


rooms = st.tuples(st.integers(0, 300), st.none() | st.integers(0, 300))


@given(st.lists(rooms, max_size=20))
def test_the_end_of_the_curve_is_what_is_on_the_books(asked: list[tuple[int, int | None]]) -> None:
    known = [booked(lead, gone) for lead, gone in asked if gone is None or gone <= lead]
    now = [
        one
        for one in known
        if one.booked_on <= TODAY and (one.cancelled_on is None or one.cancelled_on > TODAY)
    ]
    assert booking_curve(known, NIGHT, TODAY).now == len(now)


def test_what_is_usual_comes_from_nights_of_the_same_weekday() -> None:
    past = [booked(30, night=NIGHT - timedelta(days=7 * n)) for n in range(1, 90)]
    other = [booked(30, night=NIGHT - timedelta(days=7 * n + 1)) for n in range(1, 60)]
    found = booking_curve([*past, *other, *other], NIGHT, TODAY)
    assert found.compared == 17
    assert found.usual_now == Decimal(1)
    assert found.middle[FARTHEST - 31] == 0


def test_pickup_is_new_bookings_less_cancellations_of_these_days() -> None:
    since = TODAY - timedelta(days=7)
    lately = RoomBooked(TODAY - timedelta(days=2), NIGHT, 2, "triple", "online")
    lost = RoomBooked(TODAY - timedelta(days=60), NIGHT, 1, "triple", "online", cancelled_on=TODAY)
    both = RoomBooked(TODAY - timedelta(days=2), NIGHT, 1, "triple", "online", cancelled_on=TODAY)
    won = pickup([lately, lost, both], TODAY, 20, since)
    assert (won[10], won[11], sum(won)) == (0, 1, 1)


@pytest.mark.parametrize(
    ("words", "code", "night", "view"),
    [
        ("", None, TODAY + timedelta(days=30), View.CURVE),
        ("suite junior 20/12", "junior-suite", date(2026, 12, 20), View.CURVE),
        ("prix triple", "triple", TODAY + timedelta(days=30), View.PRICE),
        ("prévision de la maison", None, TODAY + timedelta(days=30), View.FORECAST),
        ("pickup", None, TODAY + timedelta(days=30), View.PICKUP),
    ],
)
def test_what_a_person_types(words: str, code: str | None, night: date, view: View) -> None:
    assert read_curve(words, villa(), TODAY) == (code, night, view)


def test_one_type_at_a_time() -> None:
    with pytest.raises(Refusal):
        read_curve("suites", villa(), TODAY)
