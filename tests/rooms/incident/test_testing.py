"""Is a test booking made only on a yes, counted at its hours, and never left to stand?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.command import Caller
from bot.commands.incident.incident import incident
from bot.commands.incident.taps import on_test
from directors import seated
from domain.consent.actions import BlockRoom, PauseChannel
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.incident.incident import EntryKind
from domain.incident.sync_test import Outcome, Phase, SyncTest, results
from domain.nights import Span
from governance.board import Board
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.day.answers import answer
from governance.incident.testing import remind_monthly, tend
from store.consent.questions import Question
from tests.rooms.consent.stage import HOME, NIGHT, Stage


@pytest.fixture
async def house(desk: Stage) -> Stage:
    """An open incident; no wire to a channel manager at all."""
    desk.office = replace(desk.office, board=Board(seated()), wires={}, push=False)
    await incident(desk.office, Caller(HOME, desk.operator), "ouvrir Booking.com montre trop")
    return desk


async def card(stage: Stage) -> Proposal:
    await incident(stage.office, Caller(HOME, stage.operator), "1 test")
    return await stage.newest()


async def begun(stage: Stage) -> SyncTest:
    asked = await card(stage)
    assert (await stage.tap(asked, "ok", who=Role.OPERATOR)).alert is None
    await stage.carry()
    assert await stage.state(asked) is State.APPLIED
    return await now(stage)


async def now(stage: Stage) -> SyncTest:
    async with stage.store.reading(HOME) as unit:
        [found] = await unit.sync_tests.of(1)
        return found


async def open_questions(stage: Stage) -> list[Question]:
    await tend(stage.office, HOME)
    await tend(stage.office, HOME)  # safe twice
    async with stage.store.reading(HOME) as unit:
        return list(await unit.questions.open())


async def counted(stage: Stage, seen: int) -> None:
    for question in await open_questions(stage):
        async with stage.store.unit(HOME) as unit:
            answered = await answer(stage.office, unit, stage.operator, question.token, str(seen))
        assert answered.alert is None


async def tapped(stage: Stage, to: Phase, who: Role = Role.OPERATOR) -> str | None:
    shown = await on_test(stage.office, Caller(HOME, stage.people[who]), (await now(stage)).token, str(to))
    return None if shown.alert is None else shown.alert.key


async def booked(stage: Stage) -> None:
    await begun(stage)
    await counted(stage, 2)
    assert (await now(stage)).phase is Phase.BOOKING
    assert await tapped(stage, Phase.BOOKED) is None


async def test_nothing_is_asked_or_booked_before_somebodys_yes(house: Stage) -> None:
    asked = await card(house)
    assert await open_questions(house) == []
    for role in (Role.ADVISOR, Role.STAFF):
        assert (await house.tap(asked, "ok", who=role)).alert is not None
    assert asked.action.nights == ()
    async with house.store.reading(HOME) as unit:
        assert await unit.sync_tests.running() is None


async def test_the_whole_test_without_an_api(house: Stage) -> None:
    await booked(house)
    assert await open_questions(house) == []
    for minutes, seen in ((15, 2), (15, 1)):
        house.clock.pass_(minutes=minutes)
        await counted(house, seen)
    assert await tapped(house, Phase.CANCELLED) is None
    assert await open_questions(house) == []
    house.clock.pass_(minutes=15)
    await house.sent()
    await counted(house, 2)
    played = await now(house)
    assert (played.phase, played.running) == (Phase.CONCLUDED, False)
    [found] = results(played)
    assert (found.outcome, found.minutes, found.restored) == (Outcome.YES, 30, True)
    assert "sync_test.result" in str([item.payload for item in await house.sent()])
    async with house.store.reading(HOME) as unit:
        lines = [one for one in await unit.incidents.entries(1) if one.kind is EntryKind.TEST]
    assert [one.body["step"] for one in lines] == ["before", "booking", "booked", "cancelled", "concluded"]
    await house.verify()


async def test_the_duty_to_cancel_rings_at_an_hour_and_again_over_a_restart(house: Stage) -> None:
    await booked(house)
    house.clock.pass_(minutes=59)
    await tend(house.office, HOME)
    await house.sent()
    house.clock.pass_(minutes=1)
    await house.restart()
    await tend(house.office, HOME)
    await tend(house.office, HOME)
    told = [item for item in await house.sent() if "sync_test.overdue" in str(item.payload)]
    assert {item.person_id for item in told} == {house.owner.person.id, house.operator.person.id}
    assert len(told) == 2
    house.clock.pass_(minutes=14)
    await tend(house.office, HOME)
    assert "overdue" not in str([item.payload for item in await house.sent()])
    house.clock.pass_(minutes=1)
    await tend(house.office, HOME)
    assert "overdue" in str([item.payload for item in await house.sent()])
    house.clock.pass_(days=9)
    await tend(house.office, HOME)
    assert (await now(house)).to_cancel  # no time makes it lapse
    with pytest.raises(Refusal):  # nor does the incident close over it
        await incident(house.office, Caller(HOME, house.owner), "1 clore tant pis")


async def test_taps_count_once_and_only_from_whoever_carries(house: Stage) -> None:
    await begun(house)
    await counted(house, 2)
    assert await tapped(house, Phase.BOOKED, Role.STAFF) == "card.not_entitled"
    assert await tapped(house, Phase.CANCELLED) == "sync_test.moved_meanwhile"
    assert await tapped(house, Phase.BOOKED) is None
    first = (await now(house)).booked_at
    house.clock.pass_(minutes=3)
    assert await tapped(house, Phase.BOOKED) is None  # shown as it stands
    assert (await now(house)).booked_at == first
    assert await tapped(house, Phase.GIVEN_UP) == "sync_test.moved_meanwhile"


async def test_one_at_a_time_and_one_that_nobody_goes_on_with_is_given_up(house: Stage) -> None:
    await begun(house)
    with pytest.raises(Refusal):
        await card(house)
    house.clock.pass_(hours=25)
    await tend(house.office, HOME)
    assert (await now(house)).phase is Phase.GIVEN_UP


async def test_cards_that_would_disturb_it_say_so_and_wait(house: Stage) -> None:
    await begun(house)
    pause = PauseChannel("bookingcom", True, "MAD")
    other = BlockRoom("11", "junior-suite", Span(NIGHT, NIGHT), True, "MAD")
    cards = []
    for action in (pause, other):
        filed = await file(house.office, HOME, Draft("cto", action, ()), by="person:1", asked_by=1)
        assert filed.proposal is not None
        cards.append(filed.proposal)
    disturbing, harmless = cards
    assert "testing" in {ruling.limit for ruling in disturbing.rulings if ruling.phrase is not None}
    assert "testing" not in {ruling.limit for ruling in harmless.rulings}
    for one in cards:
        assert (await house.tap(one, "ok")).alert is None
    await house.carry()
    assert await house.state(disturbing) is State.APPROVED
    assert await house.state(harmless) is State.APPLYING
    await counted(house, 2)
    await tapped(house, Phase.GIVEN_UP)
    await house.carry()
    assert await house.state(disturbing) is State.APPLYING


async def test_a_month_later_another_test_is_proposed_once(house: Stage) -> None:
    await booked(house)
    house.clock.pass_(minutes=30)
    await tapped(house, Phase.CANCELLED)
    house.clock.pass_(hours=7)
    await tend(house.office, HOME)
    assert (await now(house)).phase is Phase.CONCLUDED
    await incident(house.office, Caller(HOME, house.owner), "1 clore La cause est levée, test mensuel")
    await house.sent()
    for days, told in ((29, 0), (2, 1), (1, 0), (30, 1)):
        house.clock.pass_(days=days)
        await remind_monthly(house.office, HOME)
        await remind_monthly(house.office, HOME)
        assert str([item.payload for item in await house.sent()]).count("sync_test.monthly") == told, days
    async with house.store.reading(HOME) as unit:
        [lesson] = [one for one in await unit.decisions.all() if one.code == "I-1-1"]
    assert (lesson.decision, lesson.decided_by) == (
        "La cause est levée, test mensuel",
        house.owner.person.name,
    )
