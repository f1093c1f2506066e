"""Are the letters of a stay proposed at their time, sent by one tap, and kept from whom they must not reach?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.bookings.reservation import Guest, ReservationState, StayRoom
from domain.consent.proposal import Proposal
from domain.consent.proposal import State as Standing
from domain.guests.journey.sending import SendLetters, SetJourney
from domain.guests.journey.step import Step
from domain.guests.sending import AnswerGuest
from domain.guests.thread import State
from governance.bookings.from_file import fingerprint
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.guests.journey.proposing import propose_letters, steps_of
from governance.guests.journey.watching import watch_confirmations
from governance.guests.letters import letter_of
from governance.guests.sending import send_due
from store.bookings.ingest import Delivery
from tests.makers import NOW, TODAY, reservation, stay_room, villa
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import ScriptedDoor, heard, standing, with_door, with_facts

ZONE = villa().zone
ARRIVAL = TODAY + timedelta(days=10)


@pytest.fixture
async def stage(url: str) -> AsyncIterator[Stage]:
    async with with_facts(url) as stage:
        yield stage


def room(nights: int = 3) -> StayRoom:
    return replace(stay_room(), check_in=ARRIVAL, check_out=ARRIVAL + timedelta(days=nights))


async def booked(stage: Stage, number: str = "R1", country: str = "DE", **more: object) -> None:
    guest = Guest(name="Anna Weber", country=country, email=f"{number.lower()}@example.org")
    booking = reservation(number, [room()], guest=guest, **more)
    async with stage.store.unit(HOME) as unit:
        await unit.reservations.ingest_many([Delivery(booking, fingerprint(booking))], stage.clock(), "file")


def at(stage: Stage, days: int, hour: int) -> None:
    day = ARRIVAL + timedelta(days=days)
    stage.clock.now = datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZONE).astimezone(UTC)


async def letters(stage: Stage) -> int:
    return await propose_letters(stage.office, HOME)


async def cards(stage: Stage) -> list[Proposal]:
    async with stage.store.reading(HOME) as unit:
        return [
            one for one in await unit.proposals.open() if isinstance(one.action, AnswerGuest | SendLetters)
        ]


async def let_go(stage: Stage, proposal: Proposal) -> None:
    assert (await stage.tap(proposal, "ok")).alert is None
    await stage.carry()
    await send_due(stage.office, HOME)


async def test_a_stay_has_five_letters_each_at_its_time_by_one_tap_and_once(stage: Stage) -> None:
    door = with_door(stage)
    await booked(stage, booked_at=NOW)
    for days, hour in ((-10, 9), (-3, 10), (0, 17), (1, 10), (4, 11)):
        at(stage, days, hour)
        assert await letters(stage) == 1
        assert await letters(stage) == 0
        [card] = await cards(stage)
        async with stage.store.reading(HOME) as unit:
            letter = await letter_of(unit, card.action, "fr")
        assert letter is not None
        assert letter.occasion is not None
        assert letter.back is not None
        assert not [note for note in letter.notes if "breach" in note.key]
        await let_go(stage, card)
    texts = [one.text for one in door.given]
    assert len(texts) == 5
    assert "R1" in texts[0]
    assert "ab 15:00 Uhr" in texts[0]
    assert "Allergien" in texts[1]
    assert "Herzlich willkommen" in texts[2]
    assert "erste Nacht" in texts[3]
    assert "anderen Reisenden" in texts[4]
    assert {one.to for one in door.given} == {"r1@example.org"}
    async with stage.store.reading(HOME) as unit:
        assert len(await unit.guest_threads.all()) == 1


async def test_several_of_one_step_are_one_card_and_late_comers_join_it(stage: Stage) -> None:
    door = with_door(stage)
    await booked(stage, "R1")
    await booked(stage, "R2", "FR")
    at(stage, -3, 10)
    assert await letters(stage) == 2
    await booked(stage, "R3", "IT")
    assert await letters(stage) == 1
    [card] = await cards(stage)
    assert isinstance(card.action, SendLetters)
    assert len(card.action.letters) == 3
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, card.action, "fr")
    assert letter is not None
    assert len(letter.others) == 2
    await let_go(stage, card)
    assert sorted(one.language or "" for one in door.given) == ["de", "fr", "it"]
    await let_go_again(stage, card)
    assert len(door.given) == 3


async def let_go_again(stage: Stage, card: Proposal) -> None:
    await stage.tap(card, "ok")
    await stage.carry()
    await send_due(stage.office, HOME)


async def test_nothing_is_proposed_where_no_wire_leads_or_the_owner_wants_none(stage: Stage) -> None:
    await booked(stage)
    at(stage, -3, 10)
    assert await letters(stage) == 0
    with_door(stage)
    async with stage.store.reading(HOME) as unit:
        before = await steps_of(unit)
    assert before == tuple(Step)
    filed = await file(
        stage.office, HOME, Draft("gm", SetJourney((Step.REVIEW,), before, "MAD")), by="person:1"
    )
    assert filed.proposal is not None
    assert (await stage.tap(filed.proposal, "ok")).alert is None
    await stage.carry()
    assert await letters(stage) == 0
    await stage.tap(await stage.now(filed.proposal), "undo")
    await stage.carry()
    assert await letters(stage) == 1


async def test_a_cancelled_booking_takes_its_card_and_its_letter_back(stage: Stage) -> None:
    door = with_door(stage)
    await booked(stage)
    at(stage, -3, 10)
    await letters(stage)
    [card] = await cards(stage)
    stage.clock.pass_(minutes=10)
    await booked(
        stage, state=ReservationState.CANCELLED, updated_at=stage.clock(), cancelled_at=stage.clock()
    )
    await letters(stage)
    assert (await stage.now(card)).state is Standing.EXPIRED
    assert (await stage.tap(card, "ok")).alert is not None
    await stage.carry()
    await send_due(stage.office, HOME)
    assert door.given == []


async def test_a_complaint_after_the_tap_still_keeps_the_letter_in_the_house(stage: Stage) -> None:
    door = with_door(stage)
    await booked(stage)
    at(stage, 4, 11)
    await letters(stage)
    [card] = await cards(stage)
    assert (await stage.tap(card, "ok")).alert is None
    await stage.carry()
    await heard(
        stage, "The room was dirty and the shower did not work.", "m9", stay="R1", address="r1@example.org"
    )
    await send_due(stage.office, HOME)
    assert door.given == []
    assert "journey.not_sent" in await stage.told()
    at(stage, 5, 11)
    assert await letters(stage) == 0


async def test_stop_is_kept_also_for_the_next_stay(stage: Stage) -> None:
    with_door(stage)
    await booked(stage)
    at(stage, -3, 10)
    await letters(stage)
    await heard(stage, "STOP", "m1", address="r1@example.org", stay=None)
    await letters(stage)
    assert await cards(stage) == []
    [stopped] = await standing(stage, State.SILENT)
    assert stopped.reason == "opted_out"
    at(stage, 0, 17)
    assert await letters(stage) == 0
    guest = Guest(name="Anna Weber", country="DE", email="r1@example.org")
    again = reservation("R7", [room()], guest=guest)
    async with stage.store.unit(HOME) as unit:
        await unit.reservations.ingest_many([Delivery(again, fingerprint(again))], stage.clock(), "file")
    assert await letters(stage) == 0


async def test_a_refused_letter_is_not_proposed_again(stage: Stage) -> None:
    door = with_door(stage)
    await booked(stage)
    at(stage, -3, 10)
    await letters(stage)
    [card] = await cards(stage)
    await stage.tap(card, "no")
    await stage.type(card, "pas cette fois")
    stage.clock.pass_(hours=2)
    assert await letters(stage) == 0
    at(stage, 0, 17)
    await letters(stage)
    [other] = await cards(stage)
    assert isinstance(door, ScriptedDoor)
    assert isinstance(other.action, AnswerGuest)


async def test_a_confirmation_that_waits_two_hours_is_told_once_with_its_rule(stage: Stage) -> None:
    with_door(stage)
    await booked(stage, booked_at=NOW)
    await letters(stage)
    await stage.sent()
    await watch_confirmations(stage.office, HOME)
    assert await stage.told() == []
    stage.clock.pass_(hours=2)
    for _ in range(2):
        await watch_confirmations(stage.office, HOME)
    assert (await stage.told()).count("journey.confirm_late") == 1
