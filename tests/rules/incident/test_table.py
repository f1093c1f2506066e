"""Does a count contradict the house exactly when it should, and never before its time?"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from channels.simulated.hotelrunner import BookedRoom, SimulatedHotelRunner, simple_rooms
from channels.simulated.hotelrunner.causes import Planted
from domain.finding import Severity
from domain.incident.block import BlockState, HandBlock
from domain.incident.table import Cell, Verdict, grows, judged, severity
from domain.incident.witness import Booked, Count, as_evidence
from domain.nights import Span
from tests.makers import NOW, TODAY

KIND, CHANNEL, NIGHT = "double-superior", "bookingcom", TODAY + timedelta(days=38)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def count(seen: int, at: datetime = NOW) -> Count:
    return Count(CHANNEL, KIND, NIGHT, seen, at, "person:2")


def sold(source: str = "online", before: timedelta = 31 * MINUTE, gone: timedelta | None = None) -> Booked:
    released = None if gone is None else NOW - gone
    return Booked("R1", source, KIND, NIGHT, NIGHT + timedelta(days=2), NOW - before, released)


def closed(state: BlockState = BlockState.CLOSED, since: timedelta = HOUR) -> HandBlock:
    nights = Span(NIGHT, NIGHT)
    return HandBlock(1, "t", "R1", CHANNEL, KIND, nights, 1, state, NOW - 2 * HOUR, closed_at=NOW - since)


CASES = {
    "a direct sale that has had its time": (2, (sold(),), (), NOW, Verdict.OPEN),
    "the same within half an hour": (2, (sold(before=29 * MINUTE),), (), NOW, None),
    "it shows": (1, (sold(),), (), NOW, None),
    "its own sale, once our bookings are read": (2, (sold(CHANNEL),), (), NOW, Verdict.MAPPING),
    "its own sale, before": (2, (sold(CHANNEL),), (), NOW - MINUTE, None),
    "another channel's sale": (2, (sold("expedia"),), (), NOW, Verdict.OPEN),
    "a sale that is cancelled since": (2, (sold(gone=MINUTE),), (), NOW, None),
    "free and closed": (1, (), (), NOW, Verdict.CLOSED),
    "free and closed, our bookings not read": (1, (), (), NOW - MINUTE, None),
    "free and closed, our bookings never read": (1, (), (), None, None),
    "closed by a cancellation of this hour": (1, (sold(gone=HOUR),), (), NOW, None),
    "closed by a cancellation of this morning": (1, (sold(gone=7 * HOUR),), (), NOW, Verdict.CLOSED),
    "closed by hand for the booking": (1, (sold(),), (closed(),), NOW, Verdict.OPEN),
    "closed by hand and shown": (0, (sold(),), (closed(),), NOW, None),
    "closed by hand since the count": (2, (sold(),), (closed(since=-MINUTE),), NOW, None),
    "closed by hand, and nobody has said so": (0, (sold(),), (closed(BlockState.ASKED),), NOW, None),
}


@pytest.mark.parametrize("case", CASES)
def test_the_decision_table(case: str) -> None:
    seen, booked, blocks, known, verdict = CASES[case]
    found = judged(count(seen), Cell(2, booked, blocks), known)
    assert (found.verdict if found else None) is verdict


def test_what_is_found_says_which_bookings_and_since_when() -> None:
    found = judged(count(2), Cell(2, (sold(before=3 * HOUR),)), NOW)
    assert found is not None
    assert (found.rooms, found.numbers, found.since) == (1, ("R1",), NOW - 3 * HOUR + 30 * MINUTE)


def test_a_direct_sale_counts_where_our_bookings_were_never_read() -> None:
    assert judged(count(2), Cell(2, (sold(),)), None) is not None


@pytest.mark.parametrize(("days", "loud"), [(0, 0), (13, 0), (14, 1), (300, 1)])
def test_how_loud_a_room_that_can_be_sold_twice_is(days: int, loud: int) -> None:
    assert severity(Verdict.OPEN, TODAY + timedelta(days=days), TODAY) is Severity(loud)


def test_the_other_rows_of_the_table() -> None:
    assert severity(Verdict.MISSING, NIGHT, TODAY) is Severity.P0
    assert severity(Verdict.CLOSED, TODAY, TODAY) is Severity.P2
    assert severity(Verdict.STALE, TODAY, TODAY) is severity(Verdict.DELIVERY, TODAY, TODAY) is Severity.P1
    assert grows((1, 2, 5))
    assert not grows((1, 2))
    assert not grows((3, 3, 4))
    assert not grows((9, 5, 6))


def test_a_screenshot_is_told_from_a_tap() -> None:
    shot = Count(CHANNEL, KIND, NIGHT, 1, NOW, as_evidence("person:2", photo="a" * 64))
    page = Count(CHANNEL, KIND, NIGHT, 1, NOW, as_evidence("person:2", page=True))
    assert (shot.means, shot.by, page.means, page.by) == ("screenshot", "person:2", "page", "person:2")
    assert len(shot.evidence) <= 120


UNITS = {"HR:1": 2, "HR:2": 3, "HR:3": 1}


class Season:
    """A simulated house with its bookings, and people who count a channel now and then."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.now = NOW
        rooms = simple_rooms([(code, code, units) for code, units in UNITS.items()])
        self.twin = SimulatedHotelRunner(rooms, now=lambda: self.now)
        self.booked: list[Booked] = []
        self.alarms: list[tuple[datetime, Count]] = []
        self.sold: dict[tuple[str, date], int] = {}

    def sell(self) -> None:
        """A booking of one to three nights where a room is left, by one of the sources; the twin tells at once."""
        code = self.random.choice(list(UNITS))
        first = self.now.date() + timedelta(days=self.random.randint(1, 60))
        last = first + timedelta(days=self.random.randint(1, 3))
        room = BookedRoom(code, first, last)
        if any(self.sold.get((code, night), 0) >= UNITS[code] for night in room.nights):
            return
        source = self.random.choice(["online", CHANNEL, CHANNEL])
        number = self.twin.add_booking([room], channel=source)
        for night in room.nights:
            self.sold[code, night] = self.sold.get((code, night), 0) + 1
        self.booked.append(Booked(number, source, code, first, last, self.now))

    def cancel(self) -> None:
        held = [one for one in self.booked if one.released_at is None and one.check_in > self.now.date()]
        if held:
            gone = self.random.choice(held)
            self.twin.cancel_booking(gone.number)
            for n in range((gone.check_out - gone.check_in).days):
                self.sold[gone.room_type, gone.check_in + timedelta(days=n)] -= 1
            kept = [one for one in self.booked if one is not gone]
            terms = (gone.number, gone.source, gone.room_type, gone.check_in, gone.check_out, gone.booked_at)
            self.booked = [*kept, Booked(*terms, self.now)]

    def look(self, code: str, night: date) -> bool:
        """A person counts one night; whether the table finds a contradiction. Our bookings were read right then."""
        shown = self.twin.value(code, night, CHANNEL).get("availability", UNITS[code])
        seen = Count(CHANNEL, code, night, int(shown), self.now, "person:2")
        mine = tuple(one for one in self.booked if one.room_type == code)
        found = judged(seen, Cell(UNITS[code], mine), self.now)
        if found is not None:
            self.alarms.append((self.now, seen))
        return found is not None

    def live(self, days: int, bookings: int) -> None:
        """Bookings spread over the days, one in six cancelled, ten counts a day at any hour."""
        steps = days * 24 * 4
        for step in range(steps):
            self.now = NOW + step * 15 * MINUTE
            if len(self.booked) < bookings * step / steps:
                self.sell()
                if self.random.random() < 1 / 6:
                    self.cancel()
            if self.random.random() < 10 / 96:
                code = self.random.choice(list(UNITS))
                self.look(code, self.now.date() + timedelta(days=self.random.randint(0, 60)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sixty_quiet_days_with_three_hundred_bookings_ring_nothing(seed: int) -> None:
    season = Season(seed)
    season.live(60, 300)
    assert len(season.booked) >= 290
    assert season.alarms == []


def test_a_channel_that_is_slow_within_its_half_hour_rings_nothing() -> None:
    season = Season(5)
    season.twin.planted[CHANNEL] = Planted("latency", minutes=29)
    season.live(60, 300)
    assert [one for one in season.alarms if one[1].seen > 0] == season.alarms == []


@pytest.mark.parametrize("cause", ["one_way", "allocation", "lost", "read_only", "latency", "mapping"])
def test_a_drift_that_is_planted_is_found_within_two_readings(cause: str) -> None:
    season = Season(7)
    season.live(20, 60)
    assert season.alarms == []
    season.twin.planted[CHANNEL] = Planted(cause, minutes=120)
    code, night = "HR:1", season.now.date() + timedelta(days=200)
    number = season.twin.add_booking([BookedRoom(code, night, night + timedelta(days=1))])
    season.booked.append(Booked(number, "online", code, night, night + timedelta(days=1), season.now))
    found = []
    for _ in range(2):  # two readings, at twenty minutes and at forty
        season.now += 20 * MINUTE
        found.append(season.look(code, night))
    assert found == [False, True]
