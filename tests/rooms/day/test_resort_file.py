"""Does our reader get from the resort's file what the file itself says, and fast enough?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from channels.files.filemap import read_map
from channels.files.problems import FileRead
from channels.files.specs import read_spec
from channels.files.tables import read_table
from domain.bookings.reservation import Reservation, ReservationState
from tests.rooms.day.resort_figures import FILE, STRIP, DayFigures, bookings, cents, figures, twelve_days

SPEC = Path(__file__).parents[3] / "data" / "specs" / "resort"
LISBON = ZoneInfo("Europe/Lisbon")


@cache
def parsed() -> FileRead[Reservation]:
    spec = read_spec(SPEC).spec
    assert spec is not None
    read = read_table(FILE, spec.house, read_map(SPEC / "imports" / "bookings.yaml"))
    assert all(isinstance(row, Reservation) for row in read.rows)
    return read  # type: ignore[return-value]


def known(rows: Iterable[Reservation], day: date) -> list[Reservation]:
    """On the books at the end of `day`, by the instants that the reader gave."""
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), LISBON).astimezone(UTC)
    return [
        row for row in rows if row.booked_at < end and (row.cancelled_at is None or row.cancelled_at >= end)
    ]


def counted(rows: Iterable[Reservation], day: date) -> DayFigures:
    now, before = known(rows, day), known(rows, day - timedelta(days=1))
    numbers_now, numbers_before = {row.number for row in now}, {row.number for row in before}

    def slept(night: date) -> int:
        return sum(room.check_in <= night < room.check_out for row in now for room in row.rooms)

    def ahead(some: Iterable[Reservation]) -> int:
        return sum(night >= day for row in some for room in row.rooms for night in room.nights)

    gained = [row for row in now if row.number not in numbers_before]
    lost = [row for row in before if row.number not in numbers_now]
    return DayFigures(
        day=day,
        arrivals=sum(row.check_in == day for row in now),
        departures=sum(row.check_out == day for row in now),
        in_house=slept(day),
        last_night=slept(day - timedelta(days=1)),
        strip=tuple(slept(day + timedelta(days=n)) for n in range(STRIP)),
        gained=len(gained),
        lost=len(lost),
        net_nights=ahead(gained) - ahead(lost),
    )


def test_the_whole_file_is_read_without_a_problem() -> None:
    read = parsed()
    assert read.problems == ()
    assert len(read.rows) == len({row.number for row in read.rows}) == 39_676
    assert [note.phrase.key for note in read.notes] == ["import.note.negative"]
    assert read.notes[0].line == 24_155


def test_states_and_money_are_the_files_own() -> None:
    rows, frame = parsed().rows, bookings()
    states = [row.state for row in rows]
    assert states.count(ReservationState.NO_SHOW) == int(frame["no_show"].sum())
    cancelled = frame["cancelled_on"].notna() & ~frame["no_show"]
    assert states.count(ReservationState.CANCELLED) == int(cancelled.sum())
    total = sum((row.total.amount for row in rows if row.total), Decimal(0))
    assert total * 100 == cents(frame)


@pytest.mark.parametrize("day", twelve_days(), ids=str)
def test_a_day_of_2017_counts_as_the_file_counts_it(day: date) -> None:
    expected = figures(bookings(), day)
    assert expected.in_house > 0
    assert counted(parsed().rows, day) == expected


@pytest.mark.parametrize("day", twelve_days(), ids=str)
def test_in_the_morning_the_no_shows_of_the_day_are_still_awaited(day: date) -> None:
    frame = bookings()
    awaited = sum(row.state is ReservationState.NO_SHOW and row.check_in == day for row in parsed().rows)
    evening, morning = figures(frame, day), figures(frame, day, morning=True)
    assert morning.in_house - evening.in_house == morning.arrivals - evening.arrivals == awaited
    assert morning.departures == evening.departures
