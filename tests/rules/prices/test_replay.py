"""Is a decision taken set against the same one not taken, by what was slept in and nothing else?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.consent.proposal import State
from domain.prices.advice import RoomBooked
from domain.prices.replay import Window, gain_of, replay
from domain.prices.simulation import Range
from domain.prices.trials import Learned
from governance.prices.record.scorecard import Acceptance, acceptance
from tests.makers import TODAY, proposal

NIGHT = TODAY - timedelta(days=3)
TAKEN = NIGHT - timedelta(days=30)
BELIEF = Learned()


def window(
    after: str = "2200", left: int = 1, expected: str | None = None, until: date | None = None
) -> Window:
    told = None if expected is None else Decimal(expected)
    return Window(1, "triple", NIGHT, Decimal(2000), Decimal(after), TAKEN, until, left, told)


def booked(days_after: int, *, cancelled: bool = False, code: str = "triple") -> RoomBooked:
    on = TAKEN + timedelta(days=days_after)
    gone = on + timedelta(days=1) if cancelled else None
    return RoomBooked(on, NIGHT - timedelta(days=1), 3, code, "online", cancelled_on=gone)


def one(of: Window, *rooms: RoomBooked) -> Range:
    return replay([of], rooms, BELIEF)[0].gain


@given(st.lists(st.tuples(st.integers(0, 29), st.booleans()), max_size=8))
def test_a_cancelled_booking_is_never_slept_in(rooms: list[tuple[int, bool]]) -> None:
    found = replay([window(left=9)], [booked(day, cancelled=gone) for day, gone in rooms], BELIEF)[0]
    kept = [booked(day) for day, gone in rooms if not gone]
    assert found == replay([window(left=9)], kept, BELIEF)[0]
    assert found.slept == len(kept)


def test_only_what_was_booked_under_the_decision_counts() -> None:
    until = TAKEN + timedelta(days=10)
    rooms = [booked(-1), booked(5), booked(10), booked(5, code="suite")]
    assert replay([window(until=until)], rooms, BELIEF)[0].slept == 1


def test_the_same_price_changes_nothing() -> None:
    found = replay([window("2000", expected="3")], [booked(5)], BELIEF)[0]
    assert found.gain == Range()


def test_a_raise_on_a_night_that_filled_is_a_gain() -> None:
    assert one(window(left=0), booked(5)).mid == Decimal(200)


def test_a_raise_that_sold_nothing_where_rooms_were_expected_is_shown_as_a_loss() -> None:
    gain = one(window(expected="1.2"))
    assert gain.low <= gain.mid < 0
    assert gain.mid > -2000


def test_never_more_rooms_than_there_were() -> None:
    found = replay([window(left=0, expected="9")], [booked(5), booked(6)], BELIEF)[0]
    assert found.would == 2


def test_a_cut_counts_only_those_who_would_have_come_anyway() -> None:
    found = replay([window("1800")], [booked(5), booked(6)], BELIEF)[0]
    assert 1 < found.would < 2


@given(st.lists(st.tuples(st.decimals(1500, 2600, places=0), st.integers(0, 3)), max_size=6))
def test_the_sum_lies_inside_its_interval(asked: list[tuple[Decimal, int]]) -> None:
    found = replay([window(str(price), left) for price, left in asked], [booked(3), booked(9)], BELIEF)
    total = gain_of(found)
    assert total.low <= total.mid <= total.high


def test_trust_counts_what_revenue_drafted_itself() -> None:
    own = replace(proposal(), director="revenue", key="revenue:batch")
    decided = [
        replace(own, state=State.APPLIED),
        replace(own, state=State.REFUSED),
        replace(own, state=State.UNDONE),
        replace(own, state=State.SUPERSEDED),
        replace(own, state=State.APPLIED, key=""),
        replace(own, state=State.APPLIED, director="cfo"),
    ]
    assert acceptance(decided) == Acceptance(3, 1)
    assert not acceptance(decided).enough
