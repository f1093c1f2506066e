"""Is the instant at which time alone changes what is found never slept through?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from directors import seated
from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.phrase import say
from governance.board import Board
from governance.bookings.alarms import FORESEEN, LASTS, MINUTE, turns_at
from tests.makers import house_of

HOUSE = house_of()
SEAT = seated()[0]
QUARTER = LASTS // MINUTE
# When a finding comes, in minutes from now, and how long it holds.
HELD = st.tuples(st.integers(-30, 150), st.integers(QUARTER, 90))


def board_of(held: list[tuple[int, int]], house: House) -> Board:
    """A table with one director, who finds these by the clock alone."""

    def rule(seen: House) -> Iterator[Finding]:
        for n, (begins, lasts) in enumerate(held):
            if begins <= (seen.now - house.now) / MINUTE < begins + lasts:
                yield Finding(f"lantern:{n}", "gm", Severity.P1, say("gm.undeclared", n=n))

    return Board((replace(SEAT, findings=(rule,)),))


@settings(max_examples=30, deadline=None)
@given(st.lists(HELD, max_size=4))
def test_it_is_the_first_minute_in_which_anything_comes_or_goes(held: list[tuple[int, int]]) -> None:
    edges = [edge for begins, lasts in held for edge in (begins, begins + lasts)]
    first = min((edge for edge in edges if edge > 0), default=FORESEEN // MINUTE)
    found = turns_at(board_of(held, HOUSE), HOUSE)
    assert found == HOUSE.now + min(first * MINUTE, FORESEEN)


def test_what_holds_for_half_an_hour_within_the_two_is_not_missed() -> None:
    assert turns_at(board_of([(40, 30)], HOUSE), HOUSE) == HOUSE.now + timedelta(minutes=40)
