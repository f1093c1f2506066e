"""Does the calendar of Marrakech know its dates, say what is doubtful, and take corrections?"""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.prices.events import DemandCalendar, Event, Kind, marrakech
from domain.prices.events.file import CalendarFileError, read_events
from domain.prices.events.moon import easter_sunday

FILES = sorted((Path(__file__).parents[4] / "data" / "calendar").glob("*.yaml"))


@pytest.fixture(scope="module")
def calendar() -> DemandCalendar:
    return marrakech(2025, 2027, FILES)


@pytest.mark.parametrize(
    ("night", "label"),
    [
        (date(2026, 7, 30), "ferie-07-30"),
        (date(2026, 12, 31), "nouvel-an"),
        (date(2026, 1, 24), "marathon"),
        (date(2025, 12, 1), "fifm"),
        (date(2026, 3, 1), "ramadan"),
        (date(2026, 2, 15), "uk-february"),
        (date(2026, 4, 5), "paques"),
        (date(2026, 5, 27), "aid-el-adha"),
        (date(2026, 6, 10), ""),
    ],
)
def test_a_night_has_the_label_of_its_strongest_event(
    calendar: DemandCalendar, night: date, label: str
) -> None:
    found = {event.key for event in calendar.on(night)}
    assert calendar.label(night) == label or label in found
    assert (label == "") == (not found)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert easter_sunday(year) == day


@settings(max_examples=50, deadline=None)
@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_in_its_weeks(year: int) -> None:
    sunday = easter_sunday(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_islamic_days_are_doubtful_until_confirmed(calendar: DemandCalendar) -> None:
    before = date(2026, 5, 26)
    assert "aid-el-adha" not in {event.key for event in calendar.on(before)}
    assert "aid-el-adha" in {event.key for event in calendar.doubtful(before)}
    told = calendar.confirm("aid-el-adha", date(2026, 5, 28), "ministère des Habous")
    assert "aid-el-adha" in {event.key for event in told.on(date(2026, 5, 29))}
    assert "aid-el-adha" not in {event.key for event in told.doubtful(before)}
    with pytest.raises(KeyError):
        calendar.confirm("aid-el-adha", date(2026, 12, 1), "x")


def test_every_event_of_the_files_has_a_source_and_an_honest_state() -> None:
    events = [event for path in FILES for event in read_events(path)]
    assert {event.market for event in events} == {"MA", "FR", "ES", "GB", "DE"}
    for event in events:
        assert len(event.source) > 10
        assert event.confirmed or event.tolerance > 0


def test_the_public_holidays_of_morocco_are_all_there(calendar: DemandCalendar) -> None:
    days = {(event.first.month, event.first.day) for event in calendar.events if event.kind is Kind.PUBLIC}
    assert {
        (1, 1),
        (1, 11),
        (1, 14),
        (5, 1),
        (7, 30),
        (8, 14),
        (8, 20),
        (8, 21),
        (10, 31),
        (11, 6),
        (11, 18),
    } <= days


def test_a_file_corrects_and_a_broken_one_is_refused(calendar: DemandCalendar, tmp_path: Path) -> None:
    good = tmp_path / "good.yaml"
    good.write_text(
        "source: mairie\nevents:\n"
        "- {key: marathon, kind: sport, first: 2027-02-05, last: 2027-02-07, name: Marathon}\n"
    )
    corrected = calendar.corrected(read_events(good))
    dates = [
        event.first for event in corrected.events if event.key == "marathon" and event.first.year == 2027
    ]
    assert dates == [date(2027, 2, 5)]
    for text in (
        "[",
        "a: 1",
        "events: [1]",
        "events: [{key: x}]",
        "events: [{key: x, kind: y, first: 1, last: 2, name: z}]",
    ):
        bad = tmp_path / "bad.yaml"
        bad.write_text(text)
        with pytest.raises(CalendarFileError):
            read_events(bad)


def test_an_event_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        Event("x", Kind.SPORT, date(2026, 1, 2), date(2026, 1, 1), "x", "x", "y")
