"""Does the house find a drift by somebody's tap alone, without an API, and open an incident?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.command import Caller
from bot.commands.bookings.counting import typed_count
from bot.commands.incident.incident import incident
from directors import seated
from domain.bookings.reservation import Reservation
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.incident.incident import EntryKind
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import say
from governance.board import Board
from governance.bookings.messages import Change
from governance.bookings.questions import ask_what_is_shown
from governance.incident.asked import nearest, question_card
from governance.incident.case import Case, case_of
from governance.office import snapshot
from store.bookings.ingest import Delivery
from store.consent.questions import Question
from tests.makers import NOW, reservation, stay_room
from tests.rooms.consent.stage import HOME, NIGHT, Stage

KIND = "double-superior"


@pytest.fixture
async def house(desk: Stage) -> Stage:
    """No wire at all: bookings come as a file, or are typed."""
    desk.office = replace(desk.office, board=Board(seated()), wires={}, push=False)
    return desk


def booking(number: str = "R1", hours: float = 2) -> Reservation:
    booked = NOW - timedelta(hours=hours)
    rooms = [stay_room(KIND, NIGHT, 2)]
    return reservation(number, rooms, source="online", booked_at=booked, updated_at=booked)


async def asked(stage: Stage, one: Reservation) -> Question:
    async with stage.store.unit(HOME) as unit:
        await unit.reservations.ingest_many([Delivery(one, "x")], stage.clock(), "import")
        house = await snapshot(stage.office, unit)
        await ask_what_is_shown(unit, house, [Change("new", one)], stage.clock())
        [question] = await unit.questions.open()
    await stage.sent()
    return question


async def counted(stage: Stage, question: Question, words: str, *files: Evidence) -> None:
    caller = Caller(HOME, stage.operator)
    async with stage.store.unit(HOME) as unit:
        await typed_count(stage.office, unit, caller, f"count:{question.token}", words, files)


async def cases(stage: Stage) -> list[Case]:
    async with stage.store.reading(HOME) as unit:
        return [await case_of(unit, one) for one in await unit.incidents.all()]


async def test_a_tap_that_contradicts_a_sale_opens_an_incident_with_its_booking(house: Stage) -> None:
    question = await asked(house, booking())
    await counted(house, question, "2")
    [found] = await cases(house)
    wish = found.incident.wish
    assert (wish.channel, wish.room_type, wish.first, found.bookings) == ("bookingcom", KIND, NIGHT, ("R1",))
    assert found.incident.holds
    told = str([item.payload for item in await house.sent()])
    assert "counted.open" in told
    assert "incident.opened_itself" in told
    assert "question.mismatch" not in told
    async with house.store.reading(HOME) as unit:
        assert (await snapshot(house.office, unit)).incident_open


async def test_what_is_counted_then_stands_in_its_timeline_with_the_picture(house: Stage) -> None:
    await counted(house, await asked(house, booking()), "2")
    await house.sent()
    photo = Evidence(EvidenceKind.PHOTO, "b" * 64, "person:2", NOW)
    second = await asked(house, booking("R2"))
    with pytest.raises(Refusal):
        await counted(house, second, "beaucoup", photo)
    await counted(house, second, "2", photo)
    [found] = await cases(house)
    kinds = [one.kind for one in found.entries]
    assert kinds.count(EntryKind.COUNT) == 1  # the first one came before there was an incident
    assert found.bookings == ("R1", "R2")
    async with house.store.reading(HOME) as unit:
        seen = (await snapshot(house.office, unit)).counts
    assert {one.means for one in seen} == {"screenshot"}


async def test_a_count_that_agrees_opens_nothing(house: Stage) -> None:
    await counted(house, await asked(house, booking()), "1")
    assert await cases(house) == []
    assert "question.matched" in str([item.payload for item in await house.sent()])


async def test_a_count_too_early_opens_nothing(house: Stage) -> None:
    await counted(house, await asked(house, booking(hours=0.1)), "2")
    assert await cases(house) == []
    assert "question.early" in str([item.payload for item in await house.sent()])


async def test_what_somebody_says_he_saw_on_the_public_page_counts_too(house: Stage) -> None:
    await counted(house, await asked(house, booking()), "2")
    await house.sent()
    [answer] = await incident(house.office, Caller(HOME, house.operator), "1 vu 2 page publique")
    assert "incident.kept" in str(answer)
    async with house.store.reading(HOME) as unit:
        counts = (await snapshot(house.office, unit)).counts
    assert {(one.means, one.seen) for one in counts} == {("page", 2)}
    with pytest.raises(Refusal):
        await incident(house.office, Caller(HOME, house.people[Role.STAFF]), "1 vu 2")
    with pytest.raises(Refusal):  # more than there are
        await incident(house.office, Caller(HOME, house.operator), "1 vu 990")


def test_a_type_of_many_rooms_can_be_counted_too() -> None:
    forty = tuple(str(n) for n in range(41))
    question = Question(1, "t", "shown", "s", say("pictured.title"), forty, {"expected": 30}, NOW)
    assert nearest(question) == ["0", *map(str, range(25, 36))]
    card = str(question_card(question))
    assert "question.or_type" in card
    assert "q:t:30" in card
    few = replace(question, options=forty[:5])
    assert nearest(few) == list(forty[:5])
    assert nearest(replace(question, cell={}))[-1] == "40"  # a far night: all of them should be free
