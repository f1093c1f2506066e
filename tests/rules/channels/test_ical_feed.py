"""Are the nights of a calendar feed read as its channel means them, and is a broken one never half believed?"""

import random
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.ical.feed import BrokenFeed, Feed, read_feed
from channels.ical.kinds import Kind, kind_of
from channels.simulated.ical import SimulatedFeed
from domain.nights import ONE_DAY

CASABLANCA = ZoneInfo("Africa/Casablanca")
NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
FIRST, DEPARTURE = date(2026, 3, 3), date(2026, 3, 6)
JUNE_3 = date(2026, 6, 3)


def feed(*events: str, channel: str = "airbnb", newline: str = "\r\n") -> Feed:
    """A calendar of events given by their lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    text = newline.join(line.strip() for line in [*lines, "END:VCALENDAR", ""])
    return read_feed(text.encode(), channel, CASABLANCA)


def nights(read: Feed) -> list[tuple[date, date]]:
    return [(event.first, event.last) for event in read.events]


@pytest.mark.parametrize("shape", ["airbnb", "bookingcom", "vrbo"])
def test_each_channel_is_read_without_the_day_of_departure_and_without_a_guest(shape: str) -> None:
    simulated = SimulatedFeed(shape, "/x.ics")
    simulated.take(FIRST, DEPARTURE)
    simulated.take(date(2026, 4, 1), date(2026, 4, 2), kind="block")
    read = read_feed(simulated.body(NOW), shape, CASABLANCA)
    assert nights(read) == [(FIRST, date(2026, 3, 5)), (date(2026, 4, 1), date(2026, 4, 1))]
    unknown = [Kind.UNKNOWN, Kind.UNKNOWN]
    assert [e.kind for e in read.events] == (
        unknown if shape == "bookingcom" else [Kind.RESERVATION, Kind.BLOCK]
    )
    assert (read.problems, read.stamped_at) == ((), NOW)
    for told in ("Camille", "4321", "airbnb.com/hosting"):
        assert told not in repr(read)


STAY = "UID:a\nDTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260306"


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_folds_and_escapes_do_not_matter(newline: str) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *STAY.splitlines(), "SUMMARY:Reserved\\, oui\\nnon"]
    text = newline.join([*lines, "END:VEVENT", "END:VCALENDAR"])
    text = text.replace("DTEND;VALUE=DA", f"DTEND;VALUE=DA{newline} ")
    assert nights(read_feed(text.encode(), "vrbo", CASABLANCA)) == [(FIRST, date(2026, 3, 5))]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("DTSTART:20260303T140000Z\nDTEND:20260306T100000Z", (FIRST, date(2026, 3, 5))),
        ("DTSTART;TZID=Africa/Casablanca:20260303T150000\nDTEND:20260306T110000", (FIRST, date(2026, 3, 5))),
        ("DTSTART:20260602T233000Z\nDTEND:20260603T233000Z", (JUNE_3, JUNE_3)),  # the 3rd in Marrakech
        ("DTSTART;VALUE=DATE:20260303\nDURATION:P2D", (FIRST, date(2026, 3, 4))),
        ("DTSTART:20260303T150000\nDURATION:PT44H", (FIRST, date(2026, 3, 4))),
        ("DTSTART;VALUE=DATE:20260303", (FIRST, FIRST)),
    ],
)
def test_dates_instants_and_durations_become_nights_of_the_house(
    times: str, expected: tuple[date, date]
) -> None:
    assert nights(feed(f"UID:a\n{times}")) == [expected]


@pytest.mark.parametrize(
    "event",
    [
        "UID:a\nDTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260303",
        "UID:a\nDTSTART;VALUE=DATE:20260306\nDTEND;VALUE=DATE:20260303",
        "UID:a\nDTSTART:20260303T150000",
        "UID:a\nDTSTART;VALUE=DATE:20261303",
        "UID:a\nDTEND;VALUE=DATE:20260303",
        "UID:a\nDTSTART;VALUE=DATE:99991231",
        STAY + "\nRRULE:FREQ=WEEKLY;COUNT=4",
    ],
)
def test_what_cannot_be_read_is_told_and_leaves_the_others_readable(event: str) -> None:
    read = feed(event, STAY.replace("UID:a", "UID:b"))
    assert nights(read) == [(FIRST, date(2026, 3, 5))]
    assert [problem.split(":")[0] for problem in read.problems] == ["event 1"]


def test_a_cancelled_event_takes_no_night_and_neither_does_a_transparent_one() -> None:
    read = feed(STAY + "\nSTATUS:CANCELLED", STAY.replace("UID:a", "UID:b") + "\nTRANSP:TRANSPARENT")
    assert [(event.uid, event.cancelled) for event in read.events] == [("a", True)]
    assert read.taken == ()


def test_a_repeated_uid_is_one_stay_its_newest_revision_or_two_told_apart() -> None:
    other = STAY.replace("20260303", "20260304")
    assert len(feed(STAY, STAY).events) == 1
    assert nights(feed(STAY + "\nSEQUENCE:1", other + "\nSEQUENCE:2")) == [
        (date(2026, 3, 4), date(2026, 3, 5))
    ]
    both = feed(STAY, other)
    assert len({event.uid for event in both.events}) == 2
    assert "one UID for several stays" in both.problems[0]


def test_the_digest_follows_the_nights_and_not_the_time_of_writing() -> None:
    one = feed(STAY + "\nDTSTAMP:20260201T000000Z")
    assert one.digest == feed(STAY + "\nDTSTAMP:20260202T000000Z").digest
    assert one.digest != feed(STAY.replace("20260306", "20260307")).digest


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>Log in</title>",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260303\r\n",
        b"BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nSUMMARY:\xff\xfe\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
    ],
)
def test_half_a_calendar_is_none(body: bytes) -> None:
    with pytest.raises(BrokenFeed):
        read_feed(body, "airbnb", CASABLANCA)


@given(st.data())
def test_a_spoilt_feed_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    simulated = SimulatedFeed(data.draw(st.sampled_from(["airbnb", "bookingcom", "vrbo"])), "/x.ics")
    for n in range(3):
        simulated.take(FIRST.replace(month=3 + n), DEPARTURE.replace(month=3 + n))
    body = bytearray(simulated.body(NOW))
    chance = random.Random(data.draw(st.integers(0, 2**32)))
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(body))
        body[place : place + chance.choice([0, 1, 8])] = bytes(chance.randbytes(chance.choice([0, 1, 4])))
    try:
        read = read_feed(bytes(body), simulated.shape, CASABLANCA)
    except BrokenFeed:
        return
    for event in read.events:
        assert event.first <= event.last < event.last + ONE_DAY


def test_words_tell_a_stay_from_a_block_where_the_channel_does() -> None:
    assert kind_of("airbnb", "Reserved") is Kind.RESERVATION
    assert kind_of("airbnb", "Airbnb (Not available)") is Kind.BLOCK
    assert kind_of("vrbo", "Réservée - Camille") is Kind.RESERVATION
    assert kind_of("vrbo", "Blocked") is Kind.BLOCK
    assert kind_of("bookingcom", "CLOSED - Not available") is Kind.UNKNOWN
    assert kind_of("vrbo", "Ménage") is Kind.UNKNOWN
