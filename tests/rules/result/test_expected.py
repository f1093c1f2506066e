"""Are the rooms still to come those of the forecast while it is fresh, else of the usual pickup, and bounded?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.house.snapshot import House
from domain.money.forecast import NightForecast
from domain.money.pickup import NIGHTS, Held, Pickup, pickup_of
from domain.nights import Span, month_of
from domain.result.expected import Method, expected
from domain.result.outlook import outlook
from tests.makers import NOW, TODAY
from tests.rules.result.made import MONTH, books, house, sold_nights

few = settings(max_examples=40, deadline=None)
LEFT = Span(TODAY, month_of(TODAY).last)
HORIZON = 10
bookings = st.builds(
    lambda check_in, nights, lead, kept, hour: _held(check_in, nights, lead, kept, hour),
    st.integers(-80, 3),
    st.integers(1, 6),
    st.integers(-1, 30),
    st.none() | st.integers(0, 40),
    st.integers(0, 23),
)


def _held(check_in: int, nights: int, lead: int, kept: int | None, hour: int) -> Held:
    arrival = TODAY + timedelta(days=check_in)
    booked = datetime(arrival.year, arrival.month, arrival.day, hour, tzinfo=UTC) - timedelta(days=lead)
    return Held(arrival, nights, booked, None if kept is None else booked + timedelta(days=kept, hours=1))


def on_books(rooms: list[Held], night: date, at: datetime) -> int:
    """Rooms held for the night at that instant, counted the slow way."""
    return sum(
        1
        for room in rooms
        if room.check_in <= night < room.check_in + timedelta(days=room.nights)
        and room.known_from <= at
        and (room.released_at is None or room.released_at > at)
    )


def finally_sold(rooms: list[Held], night: date) -> int:
    return sum(
        1
        for room in rooms
        if room.check_in <= night < room.check_in + timedelta(days=room.nights) and room.released_at is None
    )


@few
@given(st.lists(bookings, max_size=25))
def test_pickup_is_sold_in_the_end_less_on_the_books_then(rooms: list[Held]) -> None:
    found = pickup_of(rooms, TODAY, NOW, HORIZON)
    for night, picked in zip(found.nights, found.picked, strict=True):
        moment = NOW - (TODAY - night)
        for ahead, count in enumerate(picked):
            then = on_books(rooms, night, moment - timedelta(days=ahead))
            assert count == finally_sold(rooms, night) - then, (night, ahead)
    assert len(found.nights) <= NIGHTS + HORIZON


@few
@given(st.lists(bookings, min_size=10, max_size=25))
def test_what_a_past_day_picked_up_is_its_diagonal(rooms: list[Held]) -> None:
    found = pickup_of(rooms, TODAY, NOW, HORIZON)
    last = max(0, len(found.nights) - 3)
    assert found.sums(0, 3) == tuple(
        sum(found.picked[n + h][h] for h in range(4)) for n in range(max(0, last - NIGHTS), last)
    )


@few
@given(st.lists(bookings, min_size=10, max_size=25))
def test_how_far_ahead_is_asked_changes_neither_mean_nor_spread(rooms: list[Held]) -> None:
    near, far = pickup_of(rooms, TODAY, NOW, HORIZON), pickup_of(rooms, TODAY, NOW, HORIZON + 20)
    if len(near.nights) == NIGHTS + HORIZON:
        assert near.sums(0, HORIZON - 1) == far.sums(0, HORIZON - 1)
        assert near.mean(3) == far.mean(3)


def forecast(night: date, mean: str, spread: str = "0.5", age: int = 1) -> NightForecast:
    middle = Decimal(mean)
    as_of = NOW - timedelta(hours=age)
    return NightForecast(as_of, night, "*", 4, middle, middle - Decimal(spread), middle + Decimal(spread))


def with_forecast(age: int) -> House:
    return house(books=books(forecast=tuple(forecast(night, "6.5", age=age) for night in LEFT)))


def test_a_fresh_forecast_counts_and_an_old_one_gives_way_to_the_pickup() -> None:
    fresh = expected(with_forecast(1), LEFT)
    assert (fresh.method, fresh.mid) == (Method.FORECAST, Decimal("2.5") * len(LEFT))
    assert fresh.low < fresh.mid < fresh.high
    old = expected(with_forecast(37), LEFT)
    assert (old.method, old.mid) == (Method.PICKUP, Decimal(len(LEFT)))


def test_a_forecast_that_leaves_out_a_night_is_no_forecast_of_the_month() -> None:
    rows = tuple(forecast(night, "6.5") for night in LEFT if night != TODAY)
    assert expected(house(books=books(forecast=rows)), LEFT).method is Method.PICKUP


def test_without_history_or_after_the_month_nobody_expects_anything() -> None:
    unknown = expected(house(books=books(pickup=Pickup())), LEFT)
    assert unknown.method is Method.UNKNOWN
    over = Span(MONTH, TODAY - timedelta(days=1))
    assert expected(house(), over).method is Method.NOTHING_LEFT
    assert outlook(house(books=books(pickup=Pickup())), TODAY).mid.blind


def test_nobody_sells_more_than_is_left() -> None:
    full = [replace(night, sold=2) for night in sold_nights(4)]
    greedy = replace(books().pickup, picked=tuple((50,) * 31 for _ in books().pickup.nights))
    found = expected(house(nights=full, books=books(pickup=greedy)), LEFT)
    assert found.high == found.mid == Decimal(4 * len(LEFT))


def test_the_forecast_month_is_booked_plus_rooms_at_the_month_s_own_rate() -> None:
    view = outlook(house(), TODAY)
    more = view.rooms.mid
    assert view.rate == Decimal(2200)
    assert view.mid.sold == view.booked.sold + more
    assert view.mid.revenue == view.booked.revenue + more * 2000
    assert view.mid.lines["rooms_commissions"] == view.booked.lines["rooms_commissions"] - more * 220
    variable = Decimal(80 + 40) * more
    costs = view.mid.revenue - view.mid.gop
    before = view.booked.revenue - view.booked.gop
    assert costs - before == variable + more * 220 + 5000, "and the month's provision for upkeep"
