"""Do brief, quiet hours and reading rhythm follow the house's own clock, Ramadan's changes included?"""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.bookings.rhythm import pause, rhythm
from governance.day.morning import is_too_late
from governance.post.quiet import after_quiet_hours, is_due
from tests.makers import CASABLANCA, villa

HOTEL = villa()
# Morocco sets its clocks back for Ramadan and forward after it (tzdata 2026, Africa/Casablanca).
BACK, FORWARD = date(2027, 2, 7), date(2027, 3, 14)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_the_clocks_do_change_on_these_days() -> None:
    for day in (BACK, FORWARD):
        offsets = {datetime.combine(day, hour, CASABLANCA).utcoffset() for hour in (time(0), time(12))}
        assert len(offsets) == 2


@pytest.mark.parametrize("change", [BACK, FORWARD])
@pytest.mark.parametrize("brief_at", [time(9), time(2, 30), time(3, 0)])
def test_exactly_one_brief_for_each_local_date_over_every_tick(change: date, brief_at: time) -> None:
    hotel = villa(brief_at=brief_at)
    now = datetime.combine(change - timedelta(days=2), time(0), UTC)
    claimed: dict[date, datetime] = {}
    while now < datetime.combine(change + timedelta(days=3), time(0), UTC):
        local = now.astimezone(hotel.zone)
        if is_due(local, hotel) and not is_too_late(local, hotel):
            claimed.setdefault(local.date(), local)
        now += timedelta(seconds=20)
    days = [change + timedelta(days=n) for n in range(-2, 3)]
    assert Counter(claimed.keys()) == Counter(days)
    late = [claimed[day].replace(tzinfo=None) - datetime.combine(day, brief_at) for day in days]
    assert max(late) <= timedelta(hours=1)  # an hour that does not exist is made up for at once


@given(instants)
def test_a_brief_is_due_from_its_hour_until_noon(now: datetime) -> None:
    local = now.astimezone(CASABLANCA)
    clock = local.time()
    assert is_due(local, HOTEL) is (clock >= time(9))
    assert is_too_late(local, HOTEL) is (clock >= time(12))


def test_a_late_hour_is_caught_up_for_three_hours() -> None:
    hotel = villa(brief_at=time(22))
    day = datetime(2026, 11, 23, tzinfo=CASABLANCA)
    assert not is_too_late(day.replace(hour=23, minute=59), hotel)


@given(instants)
def test_nothing_rings_in_quiet_hours_nor_waits_longer_than_they_last(now: datetime) -> None:
    due = after_quiet_hours(now, HOTEL)
    clock = due.astimezone(CASABLANCA).time()
    assert time(7) <= clock < time(22, 30)
    assert timedelta(0) <= due - now <= timedelta(hours=9, minutes=30)
    assert due == now or clock == time(7)
    assert after_quiet_hours(due, HOTEL) == due


@given(instants)
def test_quiet_hours_within_one_day(now: datetime) -> None:
    hotel = villa(quiet_from=time(13), quiet_until=time(15))
    due = after_quiet_hours(now, hotel)
    quiet = time(13) <= now.astimezone(CASABLANCA).time() < time(15)
    assert (due != now) is quiet
    assert due - now <= timedelta(hours=2)


@given(st.integers(1, 100_000), st.integers(1, 1_000))
def test_reading_leaves_three_fifths_of_the_day_and_most_of_each_minute(day: int, minute: int) -> None:
    seconds = rhythm(day, minute)
    assert seconds >= 2
    assert 86_400 / seconds <= day * 0.4 + 1e-6
    assert 60 / seconds <= minute * 0.25 + 1e-6


def test_the_documented_quota_reads_every_quarter_of_an_hour() -> None:
    assert rhythm(250, 5) == 864


@given(st.integers(10, 10_000), st.integers(1, 100), st.integers(0, 20_000), st.integers(0, 100))
def test_a_busy_day_slows_reading_down_and_never_speeds_it_up(
    day: int, minute: int, used: int, more: int
) -> None:
    quiet = timedelta(seconds=rhythm(day, minute))
    assert quiet <= pause(day, minute, used) <= pause(day, minute, used + more)
