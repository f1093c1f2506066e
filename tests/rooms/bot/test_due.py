"""Is a house visited when something is due in it, and at no other time?"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, func, select

from bot.clock.carrier import CARRYING
from bot.clock.each import Each
from bot.clock.rounds import Rounds
from bot.settings import Settings
from bot.ticks import TICKS, rounds_of
from directors import seated
from domain.consent.rights import Role
from domain.missions.mission import MissionWish
from governance.board import Board
from governance.office import Office
from store.engine import Store, open_store
from store.models.due import ChangeRow, DueRow
from store.models.missions import MissionRow
from store.models.property import PropertyRow
from tests.fresh import empty_house
from tests.makers import NOW, villa

HOUR = timedelta(hours=1)
FAR = NOW + timedelta(days=400)


class Clock:
    """What time it is."""

    def __init__(self) -> None:
        self.now = NOW.replace(hour=10)

    def __call__(self) -> object:
        return self.now


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(empty_house(tmp_path / "house.db"))
    yield opened
    await opened.close()


def office_of(store: Store, clock: Clock) -> Office:
    return Office(store, Board(seated()), clock)  # type: ignore[arg-type]


async def found(store: Store, house: str) -> None:
    async with store.hall() as hall:
        owner = await hall.upsert_person(50_000, "Said", "fr")
    async with store.unit(house) as unit:
        await unit.property.save(replace(villa(house), name=house))
        await unit.people.add_member(owner.id, Role.OWNER, NOW)


async def all_looks(rounds: Rounds) -> None:
    for each in (*TICKS, CARRYING):
        await rounds.look(each)


async def settled(rounds: Rounds, clock: Clock) -> int:
    """Look until nothing is due at this hour; after how many rounds, some minutes apart."""
    for turn in range(1, 9):
        await all_looks(rounds)
        clock.now += timedelta(minutes=11)
        async with rounds.office.store.hall() as hall:
            await hall.due_spread(rounds.wakes, clock.now)
            wanted = select(func.count(DueRow.id)).where(DueRow.due_at <= clock.now, DueRow.kind != "anchor")
            if not await hall.scope.first(wanted):
                return turn
    raise AssertionError("a house in which nothing happens is visited for ever")


async def idle_houses(store: Store, count: int) -> None:
    """Houses in which nothing is due for long: what many of them are at any moment."""
    async with store.hall() as hall:
        kinds = await hall.scope.all(select(DueRow.kind).distinct())
        [model] = await hall.scope.all(select(PropertyRow))
        named = {one.key: getattr(model, one.key) for one in PropertyRow.__mapper__.column_attrs}
        names = [f"idle-{n:04}" for n in range(count)]
        await hall.scope.append(PropertyRow, [{**named, "property_id": name} for name in names])
        rows = [{"property_id": n, "kind": k, "due_at": FAR, "fence": 1} for n in names for k in kinds]
        await hall.scope.append(DueRow, rows)


async def statements_of_a_round(store: Store, rounds: Rounds) -> int:
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        said.append(statement)

    engines = [engine.sync_engine for engine in {store._write, store._read}]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        await all_looks(rounds)
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
    return len(said)


async def test_a_thousand_idle_houses_cost_no_statement_more_than_one(store: Store) -> None:
    clock = Clock()
    rounds = rounds_of(office_of(store, clock), Settings())
    await found(store, "riad")
    await rounds.seat()
    assert await settled(rounds, clock) <= 6
    alone = await statements_of_a_round(store, rounds)
    await idle_houses(store, 1000)
    among = await statements_of_a_round(store, rounds)
    assert alone == among == len(TICKS) + 1, (alone, among)


async def test_the_question_is_answered_by_an_index(store: Store) -> None:
    async with store.hall_reading() as hall:
        asked = select(DueRow.id).where(DueRow.kind == "brief", DueRow.due_at <= NOW).limit(1)
        said = str(
            asked.compile(
                compile_kwargs={"literal_binds": True}, dialect=hall.scope.session.get_bind().dialect
            )
        )
        plan = (
            await (await hall.scope.session.connection()).exec_driver_sql(f"EXPLAIN QUERY PLAN {said}")
        ).all()
    assert "ix_due_work_kind_due_at" in str(plan)


async def test_what_is_written_makes_due_in_the_same_unit(store: Store) -> None:
    clock = Clock()
    rounds = rounds_of(office_of(store, clock), Settings())
    await found(store, "riad")
    await rounds.seat()
    await settled(rounds, clock)
    wish = MissionWish("toit")

    async def broken_off() -> None:
        async with store.unit("riad") as unit:
            await unit.missions.add(wish, owner="person:1", by="person:1", at=NOW, remind_at=None)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await broken_off()
    async with store.hall() as hall:
        assert not await hall.scope.all(select(ChangeRow))
    async with store.unit("riad") as unit:
        await unit.missions.add(wish, owner="person:1", by="person:1", at=NOW, remind_at=None)
    async with store.hall() as hall:
        assert [row.what for row in await hall.scope.all(select(ChangeRow))] == [MissionRow.__tablename__]
        assert await hall.due_spread(rounds.wakes, clock.now)
        due = select(DueRow.kind).where(DueRow.due_at <= clock.now)
        kinds = set(await hall.scope.all(due))
    assert "reminders" in kinds
    assert "brief" not in kinds


async def test_an_hour_of_the_house_is_that_instant_whatever_its_zone(store: Store) -> None:
    clock = Clock()
    rounds = rounds_of(office_of(store, clock), Settings())
    await found(store, "riad")
    await rounds.seat()
    brief = next(tick for tick in TICKS if tick.name == "brief")
    [taken] = await rounds.take(brief)
    nine = datetime(2027, 1, 2, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    async with store.unit("riad") as unit:
        assert await unit.due.rest("brief", taken, nine)
    async with store.hall() as hall:
        assert await hall.scope.all(select(DueRow.due_at).where(DueRow.kind == "brief")) == [nine]


async def test_two_replicas_do_not_visit_one_house_at_once_and_a_dead_ones_house_comes_back(
    store: Store,
) -> None:
    visits: list[str] = []
    begun, end = asyncio.Event(), asyncio.Event()

    async def act(office: Office, house: str) -> None:
        visits.append(house)
        begun.set()
        await end.wait()

    clock, each = Clock(), Each("lanterns", 60, act)
    office = office_of(store, clock)
    one, two = (Rounds(office, Settings(), {"lanterns": None}) for _ in range(2))
    await found(store, "riad")
    await one.seat()
    first = asyncio.create_task(one.look(each))
    await begun.wait()
    await two.look(each)
    assert visits == ["riad"]
    clock.now += each.lease + timedelta(seconds=1)  # the first was killed, as far as anybody can tell
    begun.clear()
    second = asyncio.create_task(two.look(each))
    await begun.wait()
    end.set()
    await asyncio.gather(first, second)
    assert visits == ["riad", "riad"]


async def test_what_happens_during_a_visit_brings_another(store: Store) -> None:
    visits: list[int] = []

    async def act(office: Office, house: str) -> None:
        visits.append(1)
        if len(visits) == 1:
            async with store.unit(house) as unit:
                await unit.settings.set("lantern", True, by="system", at=NOW)

    clock = Clock()
    each = Each("lanterns", 60, act, again=_never)
    rounds = Rounds(office_of(store, clock), Settings(), {"lanterns": None})
    await found(store, "riad")
    await rounds.seat()
    for expected in (1, 2, 2):
        await rounds.look(each)
        clock.now += timedelta(minutes=2)
        assert len(visits) == expected


async def test_a_house_that_fails_keeps_nobody_waiting(store: Store) -> None:
    visits: list[str] = []

    async def act(office: Office, house: str) -> None:
        visits.append(house)
        if house == "broken":
            raise ValueError(house)

    clock, each = Clock(), Each("lanterns", 60, act, again=_never)
    rounds = Rounds(office_of(store, clock), Settings(), {"lanterns": None})
    for house in ("broken", "sound"):
        await found(store, house)
    await rounds.look(each)
    assert sorted(visits) == ["broken", "sound"]
    clock.now += timedelta(minutes=2)
    await rounds.look(each)
    assert sorted(visits) == ["broken", "broken", "sound"]


async def _never(office: Office, unit: object, now: object) -> None:
    return None
