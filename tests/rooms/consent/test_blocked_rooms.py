"""Does a room that is taken out of sale lower what can be sold, from the tap on, and only on its nights?"""

from datetime import timedelta

from domain.consent.actions import BlockRoom
from domain.consent.proposal import Proposal
from domain.day.figures.days import day
from domain.house.snapshot import House
from domain.nights import Span
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.office import snapshot
from tests.rooms.consent.stage import HOME, NIGHT, Stage, counted

QUAD = "quadruple"
THREE = Span(NIGHT, NIGHT + timedelta(days=2))


async def asked(desk: Stage, during: Span, *, blocked: bool = True, room: str = "7") -> Proposal:
    action = BlockRoom(room, QUAD, during, blocked, "MAD", "travaux")
    draft = Draft("gm", action, key=f"block_room:{room}:{during.first}")
    filed = await file(desk.office, HOME, draft, by="person:1")
    assert filed.proposal is not None
    return filed.proposal


async def house(desk: Stage) -> House:
    async with desk.office.store.reading(HOME) as unit:
        return await snapshot(desk.office, unit, until=THREE.last)


async def blocked(desk: Stage) -> list[int]:
    of = await house(desk)
    return [of.night(QUAD, night).blocked for night in THREE]


async def test_from_the_tap_on_there_is_one_room_less_to_sell(desk: Stage) -> None:
    before = await house(desk)
    card = await asked(desk, Span(NIGHT, NIGHT + timedelta(days=1)))
    assert await blocked(desk) == [0, 0, 0], "a card that nobody approved changes nothing"
    await desk.tap(card, "ok")
    after = await house(desk)
    assert await blocked(desk) == [1, 1, 0]
    assert [after.night(QUAD, night).left for night in THREE] == [1, 1, 2]
    assert (day(before, NIGHT).available, day(after, NIGHT).available) == (12, 11)


async def test_the_latest_word_on_a_room_holds_and_two_rooms_add_up(desk: Stage) -> None:
    for during, out, room in ((THREE, True, "7"), (THREE, True, "7"), (THREE, True, "8")):
        await desk.tap(await asked(desk, during, blocked=out, room=room), "ok")
    assert await blocked(desk) == [2, 2, 2], "a room is out of sale once, however often it is said"
    desk.clock.pass_(minutes=1)
    middle = NIGHT + timedelta(days=1)
    await desk.tap(await asked(desk, Span(middle, middle), blocked=False), "ok")
    assert await blocked(desk) == [2, 1, 2]


async def test_a_block_is_taken_back_while_nobody_has_entered_it_yet(desk: Stage) -> None:
    await desk.restart(push=False)
    card = await asked(desk, THREE)
    await desk.tap(card, "ok")
    await desk.carry()
    assert any("panel.block_room" in text for text in await desk.told())
    done = await desk.tap(await desk.now(card), "undo")
    assert counted(done)
    assert await blocked(desk) == [0, 0, 0]
    told = " ".join(await desk.told())
    assert "panel.withdrawn" in told
    assert "panel.unblock_room" in told, "whoever has begun is told how to go back"
    late = await desk.tap(await desk.now(card), "done")
    assert not counted(late), "what was taken back is not done any more"
    again = await desk.tap(await desk.now(card), "undo")
    assert not counted(again)
    await desk.verify()


async def test_refused_it_blocks_nothing(desk: Stage) -> None:
    await desk.tap(await asked(desk, THREE), "no")
    assert await blocked(desk) == [0, 0, 0]
