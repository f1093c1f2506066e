"""Are an incident's cells shown at their four stages, and does a booking say whether the channel shows it?"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from domain.incident.states import CellState, joined, on_channel, shown_by
from domain.incident.table import Contradiction, Verdict
from domain.incident.witness import Booked, Count
from domain.nights import Span
from domain.prices.rates import CalendarCell, Cell, CellValue, Stamp
from tests.makers import NOW, TODAY

KIND, CHANNEL = "double-superior", "bookingcom"
HOUR = timedelta(hours=1)
DAYS = [TODAY + timedelta(days=n) for n in range(5)]


def stamp(price: int, at: datetime = NOW) -> Stamp:
    return Stamp(CellValue(price=Decimal(price)), at, "attempt:1")


def count(seen: int, at: datetime = NOW) -> Count:
    return Count(CHANNEL, KIND, DAYS[0], seen, at, "person:2")


SALE = Booked("R1", "online", KIND, DAYS[0], DAYS[2], NOW - 2 * HOUR)


def test_the_channels_own_stamp_counts_unless_one_for_all_is_later() -> None:
    own, every = Cell(KIND, DAYS[0], channel=CHANNEL), Cell(KIND, DAYS[0])
    stages = {
        own: CalendarCell(own, sent=stamp(1500, NOW - HOUR), confirmed=stamp(1500)),
        every: CalendarCell(every, target=stamp(1600), sent=stamp(1600)),
    }
    found = on_channel(stages, CHANNEL, KIND, DAYS[0])
    assert (found.target, found.sent, found.confirmed) == (stamp(1600), stamp(1600), stamp(1500))
    assert on_channel({}, CHANNEL, KIND, DAYS[0]).target is None


def test_neighbours_that_stand_alike_are_one_line() -> None:
    def cell(day: int, left: int) -> CellState:
        return CellState(CHANNEL, KIND, Span(DAYS[day], DAYS[day]), left)

    lines = joined([cell(0, 1), cell(1, 1), cell(2, 2), cell(4, 2)])
    assert [(len(one.nights), one.left) for one in lines] == [(2, 1), (1, 2), (1, 2)]


def test_a_sale_is_shown_not_shown_or_unknown() -> None:
    against = Contradiction(Verdict.OPEN, count(2), 1, ("R1",), NOW)
    assert shown_by([SALE], [(count(2), against)], "R1") == (False, count(2))
    assert shown_by([SALE], [(count(1), None)], "R1") == (True, count(1))
    early = count(2, SALE.booked_at + timedelta(minutes=29))
    assert shown_by([SALE], [(early, None)], "R1") == (None, None)
    assert shown_by([], [(count(1), None)], "R1") == (None, None)
