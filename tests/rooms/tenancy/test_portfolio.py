"""Does somebody with several houses read five lines, and does no row of one house hold a word of another?"""

from dataclasses import replace

import pytest

from bot.telegram.drawing import Faces
from bot.ticks.portfolio import TICK
from domain.consent.rights import Role
from domain.finding import Severity
from domain.phrase import say
from governance.post.reply_json import reply_to_json
from governance.tenancy.portfolio import KIND, Standing, five_lines, portfolio, tell_if_due
from tests.rooms.consent.stage import HOME, Stage

SECOND = "dar-zitoun"


async def second(desk: Stage, role: Role = Role.OWNER) -> None:
    async with desk.store.reading(HOME) as unit:
        hotel = await unit.property.get()
    async with desk.store.unit(SECOND) as unit:
        await unit.property.save(replace(hotel, id=SECOND, name="Dar Zitoun"))
        await unit.people.add_member(desk.owner.person.id, role, desk.clock())


def standing(n: int, **told: object) -> Standing:
    plain = Standing(f"House {n}", 3, 5, 1, 0, 0)
    return replace(plain, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [2, 3, 40])
def test_there_are_five_lines_however_many_houses(count: int) -> None:
    [block] = five_lines([standing(n) for n in range(count)]).blocks
    assert len(block.lines) == 5
    assert block.lines[0].phrase == say("portfolio.tonight", n=count, sold=3 * count, rooms=5 * count)


def test_what_is_unknown_is_left_out_of_the_sum_and_named() -> None:
    [block] = five_lines([standing(1), standing(2, sold=None, arrivals=None)]).blocks
    told = say("portfolio.tonight_without", n=2, sold=3, rooms=5, houses=("House 2",))
    assert block.lines[0].phrase == told
    [block] = five_lines([standing(1, sold=None), standing(2, sold=None)]).blocks
    assert block.lines[0].phrase == say("portfolio.uncounted", n=2)


def test_the_gravest_thing_comes_first() -> None:
    grave, small = say("error.unknown_card"), say("portfolio.calm")
    houses = [standing(1, severity=Severity.P1, first=small), standing(2, severity=Severity.P0, first=grave)]
    assert five_lines(houses).blocks[0].lines[-1].phrase == say(
        "portfolio.first", house="House 2", what=grave
    )


async def test_who_has_one_house_gets_none(desk: Stage) -> None:
    assert await portfolio(desk.office, desk.owner.person.telegram_id) is None
    await second(desk, Role.STAFF)  # a place from which he sees nothing
    assert await portfolio(desk.office, desk.owner.person.telegram_id) is None


def test_a_brief_given_and_a_place_taken_bring_the_tick_work() -> None:
    assert {one.__tablename__ for one in TICK.upon or ()} == {"briefs", "memberships"}


async def test_it_is_told_once_after_the_brief_and_read_when_it_is_sent(desk: Stage) -> None:
    await second(desk)
    await desk.sent()
    await tell_if_due(desk.office, HOME)
    assert not [item for item in await desk.sent() if item.kind == KIND], "no brief yet"
    now = desk.clock()
    async with desk.store.unit(HOME) as unit:
        day = now.astimezone((await unit.property.get()).zone).date()
        await unit.briefs.claim(day, now)
        await unit.briefs.mark(day, "sent", now)
    for _ in range(2):
        await tell_if_due(desk.office, HOME)
        await tell_if_due(desk.office, SECOND)
    [item] = [item for item in await desk.sent() if item.kind == KIND]
    assert dict(item.payload) == {}, "no word of a house stands in another one's row"
    shown = await Faces(desk.office).of(item)
    assert shown is not None
    assert shown.texts[0].startswith("<b>Vos 2 maisons")
    told = await portfolio(desk.office, desk.owner.person.telegram_id)
    assert told is not None
    assert "Dar Zitoun" in str(reply_to_json(told))
