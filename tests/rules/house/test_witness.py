"""Does a channel's calendar that contradicts the house become one finding, and a mere delay none?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from directors.cto import seat
from domain.bookings.night import Night
from domain.finding import Finding, Severity
from domain.house.snapshot import RESERVATIONS, House
from domain.house.witnessed import Witnessed
from domain.nights import ONE_DAY, Span
from governance.board import Board
from tests.makers import NOW, TODAY, house_of, stay

HOUR = timedelta(hours=1)
FIRST = TODAY + 30 * ONE_DAY
NOTHING: frozenset[date] = frozenset()
TAKEN = frozenset({FIRST, FIRST + ONE_DAY, FIRST + 2 * ONE_DAY})


def airbnb(taken: frozenset[date] = NOTHING, **fields: object) -> Witnessed:
    given = Witnessed("airbnb", "junior-suite", NOW - HOUR, taken)
    return replace(given, **fields)  # type: ignore[arg-type]


def house(seen: Witnessed, *, booked: bool = True, **fields: object) -> House:
    """Three nights of the suite sold long ago, and what the witness said of them."""
    given: dict[str, object] = {
        "stays": [stay("junior-suite", FIRST, 3)] if booked else [],
        "source_ages": {RESERVATIONS: NOW - timedelta(minutes=5)},
        "witnessed": (seen,),
    }
    return house_of(**{**given, **fields})  # type: ignore[arg-type]


def drift(house: House) -> list[Finding]:
    found = Board((seat(),)).findings(house)
    return [finding for finding in found if finding.key.startswith("drift:")]


def test_a_witness_that_agrees_is_silent() -> None:
    assert drift(house(airbnb(TAKEN))) == []
    assert drift(house(airbnb(), booked=False)) == []


def test_a_sold_night_that_the_channel_still_offers_is_told_with_its_evidence() -> None:
    (finding,) = drift(house(airbnb(frozenset({FIRST}))))
    assert finding.severity is Severity.P1
    assert finding.key == f"drift:airbnb:junior-suite:open:{FIRST + 2 * ONE_DAY}"
    assert finding.phrase.key == "cto.drift_open"
    assert finding.phrase.args["channel"] == "Airbnb"
    assert finding.phrase.args["span"] == Span(FIRST + ONE_DAY, FIRST + 2 * ONE_DAY)
    assert finding.state == "R100000001"
    (figure,) = finding.figures
    assert figure.value == 2
    assert figure.as_of == NOW - HOUR
    assert [source.table for source in figure.sources] == ["night", "calendar_feed", "reservation"]


@pytest.mark.parametrize(
    ("sold", "taken", "told"),
    [
        (2, NOTHING, ["cto.drift_open"]),
        (1, NOTHING, []),
        (0, NOTHING, []),
        (2, frozenset({FIRST}), []),
        (1, frozenset({FIRST}), []),
        (0, frozenset({FIRST}), ["cto.drift_closed"]),
    ],
)
def test_of_several_rooms_only_what_no_count_explains_is_told(
    sold: int, taken: frozenset[date], told: list[str]
) -> None:
    seen = airbnb(taken, room_type="quadruple")
    night = Night("quadruple", FIRST, 2, sold=sold)
    found = drift(house(seen, booked=False, nights=[night]))
    assert [finding.phrase.key for finding in found] == told


def test_a_closed_night_that_nobody_booked_is_told_unless_the_house_closed_it() -> None:
    seen = airbnb(frozenset({FIRST}))
    (finding,) = drift(house(seen, booked=False))
    assert finding.phrase.key == "cto.drift_closed"
    closed = Night("junior-suite", FIRST, 1, stop_sell=True)
    assert drift(house(seen, booked=False, nights=[closed])) == []
    blocked = Night("junior-suite", FIRST, 1, blocked=1)
    assert drift(house(seen, booked=False, nights=[blocked])) == []


@pytest.mark.parametrize(
    "seen",
    [
        airbnb(complete=False),
        airbnb(room_type="double-superior"),  # two rooms, none of them taken
        airbnb(room_type="nobody-knows"),
        airbnb(read_at=NOW - 40 * HOUR),
        airbnb(read_at=NOW),  # newer than our own bookings
    ],
)
def test_a_witness_that_cannot_know_says_nothing(seen: Witnessed) -> None:
    assert drift(house(seen)) == []


def test_a_booking_or_a_release_of_the_last_hours_is_not_yet_a_contradiction() -> None:
    fresh = stay("junior-suite", FIRST, 3, booked_at=NOW - 2 * HOUR)
    assert drift(house(airbnb(), stays=[fresh])) == []
    released = stay("junior-suite", FIRST, 3, released_at=NOW - 2 * HOUR)
    assert drift(house(airbnb(TAKEN), stays=[released])) == []
    assert len(drift(house(airbnb(), stays=[replace(fresh, booked_at=NOW - 8 * HOUR)]))) == 1


def test_what_was_told_yesterday_keeps_its_key_while_its_first_nights_pass() -> None:
    span = [stay("junior-suite", TODAY - ONE_DAY, 4)]
    (today,) = drift(house(airbnb(), stays=span))
    tomorrow = house_of(
        today=TODAY + ONE_DAY,
        stays=span,
        source_ages={RESERVATIONS: NOW + 24 * HOUR},
        witnessed=(airbnb(read_at=NOW + 23 * HOUR),),
    )
    assert [finding.key for finding in drift(tomorrow)] == [today.key]


def test_house_without_own_bookings_read_makes_no_accusation() -> None:
    assert drift(house(airbnb(), source_ages={})) == []
