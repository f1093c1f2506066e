"""Is an order held by one worker, judged by another, and never by an agent, whatever races?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.command import Caller
from bot.commands.missions.orders import answered, on_order, orders
from directors import seated
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.missions.evidence import Evidence, EvidenceKind
from domain.missions.mission import MissionState
from domain.missions.order import NOBODY, Order
from governance.activation.orders import filled_now, make
from governance.board import Board
from governance.missions import flow
from governance.missions import orders as work
from store.consent.people import Member
from store.engine import open_store
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage, staged

M = MissionState
LINK = Evidence(EvidenceKind.LINK, "https://x.example/1", "person:2", NOW)


async def with_agents(stage: Stage, *names: str) -> list[Member]:
    found = []
    for number, name in enumerate(names, 1):
        async with stage.store.hall() as hall:
            person = await hall.upsert_person(-number, name, "en")
        async with stage.store.unit(HOME) as unit:
            await unit.people.add_member(person.id, Role.AGENT, NOW)
            member = await unit.people.member(person.id)
        assert member is not None
        found.append(member)
    return found


async def ordered(stage: Stage, step: str | None = None) -> Order:
    async with stage.store.unit(HOME) as unit:
        return await make(stage.office, unit, stage.operator, "expedia", step)


async def now(stage: Stage, order: Order) -> Order:
    async with stage.store.reading(HOME) as unit:
        found = await unit.orders.get(order.mission.id)
    assert found is not None
    return found


async def takes(stage: Stage, member: Member, order: Order) -> bool:
    try:
        async with stage.office.store.unit(HOME) as unit:
            await work.take(stage.office, unit, member, order)
    except Refusal:
        return False
    return True


@pytest.fixture
async def two(url: str) -> AsyncIterator[tuple[Stage, Stage]]:
    """Two processes over one house."""
    stores = open_store(url), open_store(url)
    first = await staged(stores[0])
    first.office = replace(first.office, board=Board(seated()))
    elsewhere = replace(first.office, store=stores[1], in_flight=set())
    yield first, replace(first, store=stores[1], office=elsewhere)
    for store in stores:
        await store.close()


async def test_two_workers_never_hold_one_order(two: tuple[Stage, Stage]) -> None:
    first, second = two
    agents = [*await with_agents(first, "Codex", "Gemini", "Claude"), first.operator]
    for _ in range(3):
        order = await ordered(first)
        won = await asyncio.gather(
            *(takes(stage, agent, order) for agent in agents for stage in (first, second))
        )
        assert won.count(True) == 1
        held = await now(first, order)
        assert held.mission.state is M.DOING
        assert held.holder != NOBODY
        holder = next(one for one in agents if f"person:{one.person.id}" == held.holder)
        handed = await asyncio.gather(*(_hands_in(stage, agent, order) for agent in agents for stage in two))
        assert handed.count(True) == 1
        async with first.store.reading(HOME) as unit:
            [report] = await unit.orders.reports(order.mission.id)
        assert report.by == f"person:{holder.person.id}"
        judges = [one for one in (first.owner, first.operator) if one is not holder]
        judged = await asyncio.gather(*(_accepts(stage, one, order) for one in judges for stage in two))
        assert judged.count(True) == 1
        assert (await now(first, order)).mission.state is M.DONE
    await first.verify()


async def _hands_in(stage: Stage, member: Member, order: Order) -> bool:
    try:
        async with stage.office.store.unit(HOME) as unit:
            current = await unit.orders.get(order.mission.id)
            assert current is not None
            await work.hand_in(stage.office, unit, member, current, "fait", (LINK,))
    except Refusal:
        return False
    return True


async def _accepts(stage: Stage, member: Member, order: Order) -> bool:
    try:
        async with stage.office.store.unit(HOME) as unit:
            current = await unit.orders.get(order.mission.id)
            assert current is not None
            await work.judge(stage.office, unit, member, current, accepted=True)
    except Refusal:
        return False
    return True


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[Stage]:
    store = open_store(sqlite_url)
    stage = await staged(store)
    stage.office = replace(stage.office, board=Board(seated()))
    yield stage
    await store.close()


async def test_the_way_of_an_order_in_chat_with_a_return_and_its_gaps(house: Stage) -> None:
    operator, owner = Caller(HOME, house.operator), Caller(HOME, house.owner)
    await orders(house.office, operator, "expedia")
    async with house.store.reading(HOME) as unit:
        [order] = await unit.orders.under_way()
    token, number = order.mission.token, order.mission.id
    assert (await on_order(house.office, operator, token, "take")).alert is None
    assert (await on_order(house.office, owner, token, "take")).alert is not None
    with pytest.raises(Refusal):  # nothing to look at
        async with house.store.unit(HOME) as unit:
            await answered(house.office, unit, operator, f"order:{number}:report", "  ")
    await house.sent()
    async with house.store.unit(HOME) as unit:
        await answered(house.office, unit, operator, f"order:{number}:report", "fait, dossier 88412")
    [told] = await house.sent()
    assert told.person_id == house.owner.person.id
    assert (await on_order(house.office, operator, token, "accept")).alert is not None  # his own work
    async with house.store.unit(HOME) as unit:
        await answered(house.office, unit, owner, f"order:{number}:return", "la capture manque")
    [told] = await house.sent()
    assert told.person_id == house.operator.person.id
    assert (await now(house, order)).mission.state is M.DOING
    photo = Evidence(EvidenceKind.PHOTO, "a" * 64, "person:2", NOW)
    async with house.store.unit(HOME) as unit:
        await answered(house.office, unit, operator, f"order:{number}:report", "", (photo,))
    assert (await on_order(house.office, owner, token, "accept")).alert is None
    async with house.store.reading(HOME) as unit:
        reports = await unit.orders.reports(number)
        story = [entry.kind for entry in await unit.journal.of_subject(f"mission:{number}")]
    assert [(one.accepted, one.gaps) for one in reports] == [(False, "la capture manque"), (True, "")]
    assert story == [
        *("order.given", "order.taken", "order.handed_in", "order.returned"),
        *("order.handed_in", "order.accepted"),
    ]
    await house.verify()


async def test_an_agent_works_and_never_approves_nor_judges_nor_sees_missions(house: Stage) -> None:
    [codex] = await with_agents(house, "Codex")
    order = await ordered(house)
    assert await takes(house, codex, order)
    held = await now(house, order)
    async with house.store.unit(HOME) as unit:
        await work.hand_in(house.office, unit, codex, held, "fait", (LINK,))
        review = await unit.orders.get(order.mission.id)
        assert review is not None
        with pytest.raises(Refusal):
            await work.judge(house.office, unit, codex, review, accepted=True)
    items = await house.sent()
    assert items
    assert all(item.chat_id > 0 for item in items)  # nothing is ever sent to an agent
    [gemini] = (await with_agents(house, "Codex", "Gemini"))[1:]
    async with house.store.unit(HOME) as unit:
        with pytest.raises(Refusal):  # another agent is no reviewer either
            await work.judge(house.office, unit, gemini, review, accepted=True)
    house.people[Role.AGENT] = codex
    house.office = replace(house.office, board=Board(()))
    card = await house.pending()
    assert (await house.tap(card, "ok", who=Role.AGENT)).alert is not None
    assert await house.state(card) is State.PENDING


async def test_an_agents_token_is_his_once_and_ends(house: Stage) -> None:
    [codex] = await with_agents(house, "Codex")
    async with house.store.unit(HOME) as unit:
        first = await unit.people.issue_key(codex.person.id, NOW, NOW + timedelta(days=90))
        second = await unit.people.issue_key(codex.person.id, NOW, NOW + timedelta(days=90))
    async with house.store.unit(HOME) as unit:
        assert await unit.people.by_key(first, NOW) is None
        assert await unit.people.by_key(second, NOW) == codex
        assert await unit.people.by_key(second, NOW + timedelta(days=91)) is None
        await unit.people.revoke(codex.person.id, NOW)
        assert await unit.people.by_key(second, NOW) is None


async def test_a_mission_button_does_not_get_around_the_review(house: Stage) -> None:
    order = await ordered(house)
    assert await takes(house, house.operator, order)
    held = await now(house, order)
    async with house.store.unit(HOME) as unit:
        with pytest.raises(Refusal) as refused:
            await flow.move(house.office, unit, house.operator, held.mission, M.DONE)
    assert refused.value.phrase.key == "order.by_report"


async def test_each_step_has_one_order_and_its_fields_come_from_the_package(house: Stage) -> None:
    first, second = await ordered(house), await ordered(house)
    assert first.step != second.step
    with pytest.raises(Refusal):
        await ordered(house, first.step)
    async with house.store.reading(HOME) as unit:
        rows = await filled_now(unit, first)
    values = {field.name: value for field, _, value in rows}
    assert values["Property name"] == "Villa Thaifa"
    assert values["Street address"] is None  # nobody has said: to be supplied, never invented
