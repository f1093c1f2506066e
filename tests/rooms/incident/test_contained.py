"""Is each direct booking closed by hand while an incident holds, and opened again when it goes?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.command import Caller
from bot.commands.bookings.channels import channels
from bot.commands.incident.incident import incident
from bot.commands.incident.taps import on_block
from directors import seated
from domain.bookings.reservation import Reservation
from domain.consent.rights import Role
from domain.incident.block import BlockState, HandBlock
from domain.incident.incident import EntryKind
from governance.board import Board
from governance.bookings.contained import contain_changes
from governance.bookings.messages import Change
from governance.office import snapshot
from tests.makers import reservation, stay_room
from tests.rooms.consent.stage import HOME, NIGHT, Stage

KIND = "double-superior"


@pytest.fixture
async def house(desk: Stage) -> Stage:
    """No wire; an incident on Booking.com is open."""
    desk.office = replace(desk.office, board=Board(seated()), wires={}, push=False)
    await incident(desk.office, Caller(HOME, desk.operator), "ouvrir Booking.com montre trop")
    return desk


def booking(number: str = "R1", nights: int = 3, source: str = "online", rooms: int = 1) -> Reservation:
    return reservation(number, [stay_room(KIND, NIGHT, nights)] * rooms, source=source)


async def came(stage: Stage, *changes: Change) -> list[HandBlock]:
    async with stage.store.unit(HOME) as unit:
        await contain_changes(unit, await snapshot(stage.office, unit), changes, stage.clock())
    async with stage.store.reading(HOME) as unit:
        return list(await unit.hand_blocks.of_incident(1))


async def tapped(stage: Stage, block: HandBlock, to: str, who: Role = Role.OPERATOR) -> str | None:
    shown = await on_block(stage.office, Caller(HOME, stage.people[who]), block.token, to)
    return None if shown.alert is None else shown.alert.key


async def seen(stage: Stage) -> str:
    [shown] = await channels(stage.office, Caller(HOME, stage.operator), "")
    return str(shown)


async def test_a_direct_booking_is_closed_by_hand_and_its_end_opens_it(house: Stage) -> None:
    [block] = await came(house, Change("new", booking()))
    assert (block.channel, block.rooms, len(block.nights), block.state) == (
        "bookingcom",
        1,
        3,
        BlockState.ASKED,
    )
    [told] = [item for item in await house.sent() if "by_hand.close" in str(item.payload)]
    assert told.person_id == house.operator.person.id
    assert "by_hand.row_asked" in await seen(house)
    assert await tapped(house, block, "closed", Role.STAFF) == "card.not_entitled"
    assert await tapped(house, block, "open") == "by_hand.moved_meanwhile"
    assert await tapped(house, block, "closed") is None
    assert await tapped(house, block, "closed") is None  # a second tap shows how it stands
    assert "by_hand.row_closed" in await seen(house)
    [block] = await came(house, Change("cancelled", replace(booking(), rooms=()), booking()))
    assert block.state is BlockState.TO_OPEN
    assert "by_hand.open" in str([item.payload for item in await house.sent()])
    assert "by_hand.row_to_open" in await seen(house)
    assert await tapped(house, block, "open") is None
    assert "by_hand.row" not in await seen(house)
    async with house.store.reading(HOME) as unit:
        steps = [e.body["step"] for e in await unit.incidents.entries(1) if e.kind is EntryKind.BLOCK]
    assert steps == ["asked", "closed", "to_open", "open"]
    await house.verify()


async def test_two_rooms_are_one_instruction_and_it_is_asked_once(house: Stage) -> None:
    [block] = await came(house, Change("new", booking(rooms=2)))
    assert block.rooms == 2
    assert len(await came(house, Change("new", booking(rooms=2)))) == 1


async def test_other_sources_and_other_times_ask_nothing(house: Stage) -> None:
    assert await came(house, Change("new", booking(source="bookingcom"))) == []
    await incident(house.office, Caller(HOME, house.owner), "1 clore Je réponds de cela")
    assert await came(house, Change("new", booking())) == []


async def test_an_instruction_that_nobody_followed_falls_away(house: Stage) -> None:
    await came(house, Change("new", booking()))
    [block] = await came(house, Change("cancelled", replace(booking(), rooms=()), booking()))
    assert block.state is BlockState.OPEN


def standing(blocks: list[HandBlock]) -> list[tuple[int, int, str]]:
    """From which night after the first, how many nights, in which state."""
    return [((one.nights.first - NIGHT).days, len(one.nights), one.state.value) for one in blocks]


async def test_a_booking_that_is_shortened_opens_what_it_gives_back_and_nothing_else(house: Stage) -> None:
    [block] = await came(house, Change("new", booking()))
    await tapped(house, block, "closed")
    blocks = await came(house, Change("changed", booking(nights=2), booking()))
    assert standing(blocks) == [(0, 2, "closed"), (2, 1, "to_open")]
    await tapped(house, blocks[1], "open")
    blocks = await came(house, Change("changed", booking(), booking(nights=2)))
    assert standing(blocks) == [(0, 2, "closed"), (2, 1, "open"), (2, 1, "asked")]


async def test_an_instruction_that_is_not_followed_yet_is_asked_anew_for_fewer_nights(house: Stage) -> None:
    await came(house, Change("new", booking()))
    blocks = await came(house, Change("changed", booking(nights=2), booking()))
    assert standing(blocks) == [(0, 3, "open"), (0, 2, "asked")]


async def test_a_booking_that_comes_back_before_anybody_has_opened_stays_closed(house: Stage) -> None:
    [block] = await came(house, Change("new", booking()))
    await tapped(house, block, "closed")
    await came(house, Change("cancelled", replace(booking(), rooms=()), booking()))
    blocks = await came(house, Change("changed", booking(), replace(booking(), rooms=())))
    assert standing(blocks) == [(0, 3, "closed")]


async def test_what_is_closed_by_hand_is_the_contingency_of_the_report(house: Stage) -> None:
    [block] = await came(house, Change("new", booking()))
    await tapped(house, block, "closed")
    [card, _] = await incident(house.office, Caller(HOME, house.operator), "1 rapport")
    assert "report.c_contingency" not in str(card)
    assert "report.c_setting" in str(card)
