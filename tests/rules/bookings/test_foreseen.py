"""Does a person learn what a file would change before he says yes?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from domain.bookings.foreseen import Foreseen, Kind, Lack, Outcome, foreseen, span_of
from domain.bookings.night import Night
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money
from governance.bookings.foretold import foretold
from tests.makers import villa

TODAY = date(2026, 11, 28)
STATE = ReservationState.CONFIRMED
BOOKED = datetime(2026, 11, 1, tzinfo=UTC)


def booking(number: str, first: int = 20, last: int = 22, kind: str | None = "suite") -> Reservation:
    room = StayRoom(kind, date(2026, 12, first), date(2026, 12, last), STATE)
    money = Money(Decimal(100), "MAD")
    return Reservation(
        "file:panel", number, "online", STATE, (room,), BOOKED, BOOKED, total=money, guest=Guest(name="Lea")
    )


def nights(**sold: int) -> dict[tuple[str, date], Night]:
    """« d20=2 »: two suites sold on 20 December, of the one that there is."""
    found = {}
    for name, count in sold.items():
        night = date(2026, 12, int(name[1:]))
        found["suite", night] = Night("suite", night, 1, sold=count)
    return found


def seen(*outcomes: Outcome, **after: int) -> Foreseen:
    return foreseen(outcomes, nights(d20=1, d21=0), nights(**after), (), villa(), TODAY)


def test_bookings_are_sorted_by_what_would_become_of_them() -> None:
    kinds: tuple[Kind, ...] = ("new", "changed", "cancelled", "same", "late", "new")
    found = seen(*(Outcome(kind, booking(f"R{n}"), line=n) for n, kind in enumerate(kinds)))
    assert [one.reservation.number for one in found.new] == ["R0", "R5"]
    assert [one.line for one in found.unchanged] == [3, 4]
    assert found.changes == 4


def test_a_night_that_the_file_oversells_is_a_conflict_and_one_that_was_oversold_before_is_not() -> None:
    found = seen(Outcome("new", booking("R1")), d20=2, d21=1)
    assert [(one.night.day, one.sold, one.units) for one in found.conflicts] == [(20, 2, 1)]
    worse = foreseen([], nights(d20=2), nights(d20=2), (), villa(), TODAY)
    assert worse.conflicts == ()
    assert foreseen([], nights(d20=1), nights(d20=2), (), villa(), date(2026, 12, 21)).conflicts == (), (
        "it is over"
    )


def test_what_is_held_here_and_not_in_the_file_is_named() -> None:
    held = [booking("R1"), booking("R2")]
    found = foreseen([Outcome("same", booking("R1"))], {}, {}, held, villa(), TODAY)
    assert [one.number for one in found.absent] == ["R2"]


def test_what_the_file_does_not_say_is_named_with_its_line() -> None:
    bare = replace(booking("R9", kind=None), total=None, guest=Guest())
    found = seen(Outcome("new", bare, line=14), Outcome("same", bare, line=15))
    assert [(one.what, one.line) for one in found.lacks] == [("price", 14), ("room_type", 14), ("guest", 14)]
    gone = replace(bare, state=ReservationState.CANCELLED)
    assert seen(Outcome("cancelled", gone)).lacks == (), "nobody asks what a booking that is off would cost"


def test_the_days_that_a_file_covers_are_those_of_its_arrivals() -> None:
    assert span_of([booking("R1", 20, 28), booking("R2", 24, 25)]) == (date(2026, 12, 20), date(2026, 12, 24))
    assert span_of([]) is None


def test_what_a_card_has_no_room_for_is_said_to_be_left_out() -> None:
    def lines(count: int) -> object:
        lacks = tuple(Lack(f"R{n}", n, "room_type") for n in range(count))
        *_, told = foretold(Foreseen(lacks=lacks))
        return told.args["lines"]

    few, many = lines(3), lines(27)
    assert few == ("0", "1", "2")
    assert isinstance(many, tuple)
    assert (many[0], many[-1], len(many)) == ("0", "…", 11)
