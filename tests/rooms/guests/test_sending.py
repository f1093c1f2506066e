"""Does an approved answer leave once, whatever the door says and whenever the process dies?"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from channels.messenger import Delivery
from domain.guests.thread import State
from governance.guests.sending import send_due
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import approved, heard, standing, with_door, with_facts


@pytest.fixture
async def stage(url: str) -> AsyncIterator[Stage]:
    async with with_facts(url) as stage:
        yield stage


@pytest.mark.parametrize(
    ("end", "state"), [(Delivery.UNKNOWN, State.UNKNOWN), (Delivery.REFUSED, State.REFUSED)]
)
async def test_an_end_that_is_no_success_is_told_and_never_tried_again(
    stage: Stage, end: Delivery, state: State
) -> None:
    door = with_door(stage, end)
    await heard(stage, "Is there wifi?")
    await approved(stage)
    await stage.sent()
    for _ in range(3):
        await send_due(stage.office, HOME)
        stage.clock.pass_(hours=1)
    assert len(door.given) == 1
    assert len(await standing(stage, state)) == 1
    assert any(item.kind == "reply" for item in await stage.sent())


async def test_a_door_that_was_not_reached_is_tried_again_later_and_given_up_after_a_day(
    stage: Stage,
) -> None:
    door = with_door(stage, *[Delivery.UNREACHED] * 40)
    await heard(stage, "Is there wifi?")
    await approved(stage)
    await send_due(stage.office, HOME)
    await send_due(stage.office, HOME)
    assert len(door.given) == 1
    stage.clock.pass_(minutes=2)
    await send_due(stage.office, HOME)
    assert len(door.given) == 2
    stage.clock.pass_(hours=25)
    await send_due(stage.office, HOME)
    assert len(await standing(stage, State.REFUSED)) == 1


async def test_what_was_being_sent_at_a_crash_is_unknown_and_stays_so(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Is there wifi?")
    await approved(stage)
    async with stage.store.unit(HOME) as unit:
        [queued] = await unit.guest_messages.in_state(State.QUEUED)
        assert await unit.guest_messages.move(queued, State.SENDING)
    await send_due(stage.office, HOME)
    assert door.given == []
    assert len(await standing(stage, State.UNKNOWN)) == 1


async def test_without_a_wire_a_person_takes_the_words(stage: Stage) -> None:
    await heard(stage, "Is there wifi?")
    await approved(stage)
    await stage.sent()
    await send_due(stage.office, HOME)
    assert len(await standing(stage, State.BY_HAND)) == 1
    assert len(await stage.sent()) >= 1


async def test_a_pause_keeps_everything_in_the_house(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Is there wifi?")
    await approved(stage)
    await stage.pause()
    await send_due(stage.office, HOME)
    assert door.given == []
    await stage.pause(False)
    await send_due(stage.office, HOME)
    assert len(door.given) == 1
