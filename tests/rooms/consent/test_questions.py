"""What happens when a person says what a channel really shows?"""

from dataclasses import replace

import pytest
from sqlalchemy import update

from domain.bookings.reservation import Reservation
from domain.consent.rights import Role
from domain.phrase import Phrase, say
from domain.prices.rates import Cell
from governance.bookings.messages import Change
from governance.bookings.questions import answer, ask_what_is_shown
from governance.office import snapshot
from store.consent.questions import Question
from store.models.whole import QuestionRow
from tests.makers import reservation, stay_room
from tests.rooms.consent.stage import HOME, NIGHT, Stage

CODE = "double-superior"


def booked(source: str = "online") -> Reservation:
    return reservation(rooms=[stay_room(CODE, NIGHT, 2)], source=source)


async def asked(desk: Stage, *changes: Change, incident: bool = True) -> list[Question]:
    async with desk.store.unit(HOME) as unit:
        house = await snapshot(desk.office, unit)
        house = replace(house, hotel=replace(house.hotel, sync_incident_open=incident))
        await ask_what_is_shown(unit, house, changes, desk.clock())
        return list(await unit.questions.open())


async def say_it(desk: Stage, question: Question, option: str, role: Role = Role.OPERATOR) -> Phrase | None:
    async with desk.store.unit(HOME) as unit:
        return (await answer(desk.office, unit, desk.people[role], question.token, option)).alert


async def test_a_direct_booking_asks_the_operator_once(desk: Stage) -> None:
    change = Change("new", booked(), None)
    (question,) = await asked(desk, change)
    assert await asked(desk, change) == [question]
    assert question.options == ("0", "1", "2")
    assert [item.person_id for item in await desk.sent()] == [desk.operator.person.id]


async def test_nobody_is_asked_about_other_sources(desk: Stage) -> None:
    assert await asked(desk, Change("new", booked("bookingcom"), None)) == []
    assert await asked(desk, Change("changed", booked(), None)) == []


async def test_without_an_incident_one_look_a_week_is_enough(desk: Stage) -> None:
    (question,) = await asked(desk, Change("new", booked(), None), incident=False)
    assert await say_it(desk, question, "2") is None
    again = Change("new", replace(booked(), number="R2"), None)
    assert await asked(desk, again, incident=False) == []
    assert len(await asked(desk, again)) == 1
    desk.clock.pass_(days=8)
    assert len(await asked(desk, Change("new", replace(booked(), number="R3"), None), incident=False)) == 2


async def test_a_look_too_early_tells_nothing_and_is_asked_again(desk: Stage) -> None:
    fresh = replace(booked(), booked_at=desk.clock())
    (question,) = await asked(desk, Change("new", fresh, None))
    async with desk.store.unit(HOME) as unit:
        lowered = replace(question, cell={**(question.cell or {}), "expected": 1})
        await unit.scope.changed(update(QuestionRow).values(cell=dict(lowered.cell or {})))
    await desk.sent()
    assert await say_it(desk, question, "2") is None
    told = await desk.sent()
    assert "question.early" in str([item.payload for item in told])
    assert "question.mismatch" not in str([item.payload for item in told])
    desk.clock.pass_(minutes=31)
    (repeated,) = [item for item in await desk.sent() if "question.sees" in str(item.payload)]
    assert repeated.person_id == desk.operator.person.id


@pytest.mark.parametrize(("option", "told"), [("2", "question.matched"), ("1", "question.mismatch")])
async def test_the_answer_is_evidence_and_a_mismatch_rings(desk: Stage, option: str, told: str) -> None:
    (question,) = await asked(desk, Change("new", booked(), None))
    assert (question.cell or {})["expected"] == 2
    await desk.sent()
    assert await say_it(desk, question, option) is None
    items = await desk.sent()
    assert told in str([item.payload for item in items])
    readers = {desk.operator.person.id} | ({desk.owner.person.id} if option == "1" else set())
    assert {item.person_id for item in items} == readers
    async with desk.store.reading(HOME) as unit:
        cell = Cell(CODE, NIGHT, channel="bookingcom")
        held = (await unit.calendar.cells([CODE], NIGHT, NIGHT))[cell]
    assert held.observed is not None
    assert held.observed.value.availability == int(option)
    assert held.observed.evidence == f"person:{desk.operator.person.id}"


async def test_the_first_answer_counts_and_only_from_those_who_carry(desk: Stage) -> None:
    (question,) = await asked(desk, Change("new", booked(), None))
    assert await say_it(desk, question, "2", Role.STAFF) == say("card.not_entitled")
    assert await say_it(desk, question, "9") == say("error.unknown_card")
    assert await say_it(desk, question, "2") is None
    assert await say_it(desk, question, "0") == say("error.unknown_card")
