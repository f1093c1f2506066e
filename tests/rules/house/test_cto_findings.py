"""Does the CTO see double bookings, unmapped rooms, failing channels and old data, and nothing else?"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from directors.cto import seat
from domain.bookings.night import Night
from domain.consent.verdict import Level
from domain.finding import Finding, Severity
from domain.house.gaps import Gap
from domain.house.snapshot import RESERVATIONS, ChannelHealth, House
from domain.nights import ONE_DAY
from domain.phrase import say
from governance.board import Board
from governance.day.brief.alarms import alarms
from tests.makers import NOW, TODAY, change_rate, house_of, room_type, stay, villa

READ = {RESERVATIONS: NOW - timedelta(minutes=6)}
CTO = Board((seat(),))
SOON = TODAY + 30 * ONE_DAY


def found(house: House, topic: str) -> list[Finding]:
    return [finding for finding in CTO.findings(house) if finding.key.partition(":")[0] == topic]


def options(finding: Finding) -> list[str]:
    return [option.key for option in finding.options]


def overbooked_house(**fields: Any) -> House:
    return house_of(
        stays=[
            stay("double-superior", SOON, number="R1", reservation=1, source="online"),
            stay("double-superior", SOON, number="R2", reservation=2),
            stay(
                "double-superior",
                SOON + ONE_DAY,
                number="R3",
                reservation=3,
                booked_at=NOW - timedelta(minutes=5),
                **fields,
            ),
        ],
        source_ages=READ,
    )


def test_a_house_in_order_is_silent() -> None:
    assert not CTO.findings(house_of(stays=[stay()], source_ages=READ))


def test_a_double_booking_names_nights_bookings_and_a_way_out() -> None:
    [finding] = found(overbooked_house(), "overbooked")
    assert finding.severity is Severity.P0
    assert finding.key == f"overbooked:double-superior:{SOON + 2 * ONE_DAY}"
    assert finding.night == SOON + ONE_DAY
    count = finding.options[0]
    assert [str(b.args["number"]) for b in count.args["bookings"]] == ["R1", "R2", "R3"]
    assert count.args["bookings"][1].args["source"] == "Booking.com"
    assert options(finding) == [
        "overbooking.count",
        "overbooking.last",
        "overbooking.upgrade",
        "overbooking.upgrade",
        "overbooking.call",
        "overbooking.close",
    ]
    upgrade = finding.options[2]
    assert upgrade.args["booking"].args["number"] == "R3"
    assert str(upgrade.args["room_type"]) == "Chambre Triple"
    assert finding.figures[0].value == 1


def test_a_full_house_offers_no_move() -> None:
    full = [
        Night(kind.code, SOON + n * ONE_DAY, kind.units, sold=kind.units or 0)
        for kind in villa().room_types
        if kind.code != "double-superior"
        for n in range(5)
    ]
    house = house_of(
        stays=[stay("double-superior", SOON, number=f"R{n}", reservation=n) for n in range(3)],
        nights=full,
        source_ages=READ,
    )
    [finding] = found(house, "overbooked")
    assert "overbooking.no_room" in options(finding)


def test_a_booking_never_moves_into_a_room_too_small() -> None:
    [finding] = found(overbooked_house(people=5), "overbooked")
    assert [str(o.args["room_type"]) for o in finding.options if o.key == "overbooking.upgrade"] == [
        "Chambre Familiale"
    ]


def test_a_long_list_of_bookings_is_capped() -> None:
    stays = [stay("triple", SOON, number=f"R{n}", reservation=n) for n in range(9)]
    [finding] = found(house_of(stays=stays, source_ages=READ), "overbooked")
    listed = finding.options[0].args["bookings"]
    assert len(listed) == 6
    assert listed[-1] == say("value.and_more", n=4)


def test_a_type_of_unknown_size_or_a_night_gone_by_is_never_overbooked() -> None:
    hotel = villa(room_types=(*villa().room_types, room_type("eighth", units=None)))
    house = house_of(
        hotel,
        stays=[stay("eighth", SOON, number="R1"), stay("eighth", SOON, number="R2")],
        nights=[Night("triple", TODAY - ONE_DAY, 2, sold=3)],
        source_ages=READ,
    )
    assert not found(house, "overbooked")


def test_the_key_holds_while_the_first_nights_pass() -> None:
    house = overbooked_house()
    later = house_of(
        stays=house.stays, today=SOON + 2 * ONE_DAY, source_ages={RESERVATIONS: NOW + 32 * ONE_DAY}
    )
    assert [f.key for f in found(house, "overbooked")] == [f.key for f in found(later, "overbooked")]


def test_an_unmapped_booking_is_a_p0_once_and_while_it_lasts() -> None:
    house = house_of(
        stays=[
            stay(None, SOON, number="R9"),
            stay(None, SOON, number="R9"),
            stay(None, SOON, number="R8", released_at=NOW),
            stay(None, TODAY - 3 * ONE_DAY, number="R7"),
        ],
        source_ages=READ,
    )
    assert [(f.key, f.severity) for f in found(house, "unmapped")] == [("unmapped:R9", Severity.P0)]


def test_many_unmapped_bookings_are_one_p0_that_rings_once() -> None:
    stays = [stay(None, SOON + n * ONE_DAY, number=f"R{n}") for n in range(12)]
    [many] = found(house_of(stays=stays, source_ages=READ), "unmapped")
    [fewer] = found(house_of(stays=stays[3:], source_ages=READ), "unmapped")
    assert (many.phrase.args["n"], fewer.phrase.args["n"]) == (12, 9)
    assert (many.key, many.state) == (fewer.key, fewer.state)
    assert many.night == SOON
    assert many.options[-1].key == "unmapped.do_many"
    [told] = alarms(house_of(stays=stays, source_ages=READ), [many])
    assert told.phrase.args["do"] == say("brief.do_unmapped_many")
    assert len(found(house_of(stays=stays[:3], source_ages=READ), "unmapped")) == 3


def test_a_failing_channel_says_since_when() -> None:
    since = NOW - timedelta(hours=1)
    house = house_of(
        channels=(
            ChannelHealth("agoda", "Agoda", 3, 0, NOW, failing_since=since),
            ChannelHealth("bookingcom", "Booking.com", 1, 0, NOW),
        ),
        source_ages=READ,
    )
    [finding] = found(house, "channel")
    assert finding.key == "channel:agoda"
    assert finding.phrase.args["since"] == since
    assert finding.figures[0].value == Decimal(3)


def test_old_sources_unknown_outcomes_and_set_aside_updates_are_p1() -> None:
    old = house_of(
        source_ages={RESERVATIONS: NOW - timedelta(hours=27), "channels": NOW}, unknown=2, dead_updates=1
    )
    assert {(f.key, f.severity) for f in CTO.findings(old)} == {
        ("stale:reservations", Severity.P1),
        ("unknown_outcomes", Severity.P1),
        ("dead_updates", Severity.P1),
    }


def test_gaps_are_one_line_with_the_most_severe_question_first() -> None:
    gaps = (
        Gap("check-in", say("readiness.check_in"), ("Said",), Severity.P2),
        Gap("currency", say("readiness.units_total"), ("Omar",), Severity.P1),
    )
    [finding] = found(house_of(gaps=gaps, source_ages=READ), "readiness")
    assert finding.phrase.args["n"] == 2
    assert options(finding) == ["readiness.units_total", "readiness.check_in"]


@pytest.mark.parametrize(
    ("read", "push", "level"),
    [
        (timedelta(hours=27), True, Level.BLOCK),
        (timedelta(hours=25), True, Level.OK),
        (None, True, Level.BLOCK),
        (None, False, None),
    ],
)
def test_old_or_unread_bookings_block_a_push(read: timedelta | None, push: bool, level: Level | None) -> None:
    ages = {} if read is None else {RESERVATIONS: NOW - read}
    rulings = CTO.judge(change_rate(), house_of(source_ages=ages, push=push))
    assert [ruling.level for ruling in rulings] == ([] if level is None else [level])
