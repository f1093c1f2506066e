"""Does the General Manager tell of VIPs and empty nights, claim nothing unreported, and else keep silent?"""

from datetime import timedelta

import pytest

from directors.gm import seat
from domain.bookings.night import Night
from domain.finding import Finding
from domain.house.snapshot import RESERVATIONS, House
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase
from domain.service.room import RoomMark, RoomState
from domain.service.standing import Standing
from governance.board import Board
from tests.makers import NOW, TODAY, house_of, stay, villa

READ = {RESERVATIONS: NOW - timedelta(minutes=6)}
GM = Board((seat(),))


def found(house: House, topic: str) -> list[Finding]:
    return [finding for finding in GM.findings(house) if finding.key.partition(":")[0] == topic]


def told(finding: Finding) -> Phrase:
    """The line without what is still open."""
    phrase = finding.phrase
    return phrase.args["guest"] if phrase.key == "brief.guest_missing" else phrase


def details(finding: Finding) -> list[str]:
    return [part.key for part in told(finding).args["details"]]


def missing(finding: Finding) -> list[str]:
    return [part.key for part in finding.phrase.args.get("missing", ())]


def busy(*but: int) -> list[Night]:
    """One Junior Suite and one Presidential Suite sold on each of the coming nights, except those given."""
    return [
        Night(code, TODAY + n * ONE_DAY, 1, sold=1)
        for code in ("junior-suite", "presidential-suite")
        for n in range(20)
        if n not in but
    ]


def test_a_day_without_anything_to_tell_is_silent() -> None:
    assert not GM.findings(house_of(stays=[stay()], nights=busy(), source_ages=READ))


def test_a_vip_who_is_known_and_expected() -> None:
    vip = stay(
        number="R1",
        guest="M. Weber",
        vip=True,
        returning=2,
        room_number="11",
        note="vol 16:20, voiture commandée",
    )
    [finding] = found(house_of(stays=[vip], source_ages=READ), "vip")
    assert told(finding).args["guest"] == "M. Weber"
    assert told(finding).args["details"][0].args["n"] == 3
    assert details(finding) == ["brief.returning", "brief.room_number", "brief.note"]
    assert missing(finding) == ["gm.inspection_unknown"]


def test_a_note_leads_with_the_hour_and_what_does_not_fit_is_left_out_whole() -> None:
    note = (
        "Voiture commandée ; vol de Francfort, arrivée 16:20 ; "
        "thé à la menthe au patio avec des gâteaux de miel."
    )
    vip = stay(guest="M. Weber", vip=True, note=note)
    [finding] = found(house_of(stays=[vip], source_ages=READ), "vip")
    clauses = [part.args["note"] for part in told(finding).args["details"]]
    assert clauses == [
        "vol de Francfort, arrivée 16:20",
        "Voiture commandée",
    ]
    assert "gm.hour_unknown" not in missing(finding)


def test_a_note_without_an_hour_asks_for_it() -> None:
    vip = stay(guest="M. Weber", vip=True, room_number="11", note="Allergie aux noix, ch. 1650 évitée")
    [finding] = found(house_of(stays=[vip], source_ages=READ), "vip")
    assert missing(finding) == ["gm.hour_unknown", "gm.inspection_unknown"]


def test_a_vip_of_whom_little_is_known_says_what_is_missing() -> None:
    vip = stay("triple", number="R1", guest=None, vip=True, people=None)
    [finding] = found(house_of(stays=[vip], source_ages=READ), "vip")
    assert missing(finding) == ["brief.room_unassigned", "gm.arrival_unknown"], "no room, no inspection"


def test_one_booking_of_two_rooms_is_one_guest_and_news_again_when_a_room_is_given() -> None:
    rooms = [stay("triple", number="R1", vip=True), stay("family", number="R1", vip=True)]
    [before] = found(house_of(stays=rooms, source_ages=READ), "vip")
    given = [rooms[0], stay("family", number="R1", vip=True, room_number="9")]
    [after] = found(house_of(stays=given, source_ages=READ), "vip")
    assert before.key == after.key
    assert before.state != after.state


@pytest.mark.parametrize(
    ("state", "lacks", "shown"),
    [
        (None, ["gm.inspection_unknown"], "brief.room_number"),
        (RoomState.DIRTY, ["gm.to_clean"], "brief.room_number"),
        (RoomState.CLEANING, ["gm.to_clean"], "brief.room_number"),
        (RoomState.CLEAN, ["gm.to_inspect"], "brief.room_number"),
        (RoomState.OUT_OF_ORDER, ["gm.out_of_order"], "brief.room_number"),
        (RoomState.INSPECTED, [], "brief.room_inspected"),
    ],
)
def test_a_room_is_called_inspected_when_somebody_tapped_it(
    state: RoomState | None, lacks: list[str], shown: str
) -> None:
    vip = stay(guest="M. Weber", vip=True, room_number="11", note="vol 16:20")
    marks = {"11": RoomMark("11", state, "person:1", NOW)} if state else {}
    [finding] = found(house_of(stays=[vip], source_ages=READ, service=Standing(marks)), "vip")
    assert missing(finding) == lacks
    assert details(finding)[0] == shown


def test_what_is_missing_names_who_has_it() -> None:
    vip = stay(guest="M. Weber", vip=True, room_number="11", note="vol 16:20")
    marks = {"11": RoomMark("11", RoomState.DIRTY, "person:1", NOW)}
    service = Standing(marks, holders={"11": "Fatima"})
    [finding] = found(house_of(stays=[vip], source_ages=READ, service=service), "vip")
    [lacks] = finding.phrase.args["missing"]
    assert (lacks.key, lacks.args["person"], lacks.args["what"].key) == (
        "gm.held_by",
        "Fatima",
        "gm.to_clean",
    )


def test_dark_nights_are_runs_of_nights_without_one_sale() -> None:
    house = house_of(nights=busy(0, 4, 5, 9), source_ages=READ)
    [finding] = found(house, "dark")
    runs = finding.phrase.args["span"]
    assert finding.phrase.args["n"] == len(finding.figures) == 3
    assert Span(TODAY + 4 * ONE_DAY, TODAY + 5 * ONE_DAY) in runs
    assert Span(TODAY + 9 * ONE_DAY, TODAY + 9 * ONE_DAY) in runs
    assert len(runs) == 2, "tonight is told elsewhere"
    assert not found(house_of(nights=busy(4)), "dark"), "bookings never read say nothing about a night"


def test_an_empty_season_is_not_news_every_morning() -> None:
    [today] = found(house_of(source_ages=READ), "dark")
    [tomorrow] = found(house_of(today=TODAY + ONE_DAY, source_ages=READ), "dark")
    assert (today.key, today.state) == (tomorrow.key, tomorrow.state)


def test_the_dearest_room_unsold_for_two_weeks_is_told_once_a_week() -> None:
    suites = [night for night in busy() if night.room_type == "junior-suite"]
    [finding] = found(house_of(nights=suites, source_ages=READ), "unsold")
    assert finding.key == "unsold:presidential-suite"
    assert finding.state == "2026-W48"
    closed = [
        Night("presidential-suite", TODAY + n * ONE_DAY, 1, stop_sell=True, price=villa().room_types[-1].base)
        for n in range(10)
    ]
    assert not found(house_of(nights=[*suites, *closed], source_ages=READ), "unsold")
