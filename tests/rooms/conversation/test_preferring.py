"""Is somebody spoken to as he said, shown what is remembered of it, and is it forgotten when he erases it?"""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from bot.command import Caller
from bot.commands.conversation.memory import memory
from bot.commands.taps import on_fact
from bot.orders.directives import directive
from domain.consent.rights import Role
from domain.conversation.preferences import Length, Preference
from governance.conversation.context import remember
from governance.day.morning import give
from governance.post.preferring import preferred
from tests.makers import NOW
from tests.rooms.knowledge.test_finding import HOME, Desk, desk

__all__ = ["desk"]


@pytest.fixture
async def people(desk: Desk) -> tuple[Caller, Caller]:
    found = []
    for number, (name, role) in enumerate((("Said", Role.OWNER), ("Leila", Role.ADVISOR)), 7001):
        async with desk.office.store.hall() as hall:
            person = await hall.upsert_person(number, name, "fr")
        async with desk.office.store.unit(HOME) as unit:
            await unit.people.add_member(person.id, role, NOW, brief=True)
            member = await unit.people.member(person.id)
        assert member is not None
        found.append(Caller(HOME, member))
    return found[0], found[1]


async def says(desk: Desk, caller: Caller, *sentences: str) -> Preference:
    for words in sentences:
        assert await directive(desk.office, caller, words)
    async with desk.office.store.reading(HOME) as unit:
        return await preferred(unit, caller.member.person.id)


async def test_the_brief_is_as_short_and_as_late_as_each_one_wants_it(
    desk: Desk, people: tuple[Caller, Caller]
) -> None:
    _, leila = people
    wanted = await says(desk, leila, "réponds plus court", "brief à 22 h")
    assert wanted == Preference(length=Length.SHORT, hour=time(22))
    async with desk.office.store.unit(HOME) as unit:
        zone = (await unit.property.get()).zone
        day = NOW.astimezone(zone).date()
        await give(desk.office, unit, day, NOW)
    async with desk.office.store.hall() as hall:
        items = await hall.outbox_claim(NOW + timedelta(hours=1), timedelta(minutes=1), 50)
        late = await hall.outbox_claim(NOW + timedelta(days=1), timedelta(minutes=1), 50)
    [his] = [one for one in items if one.kind == "reply"]
    [hers] = [one for one in late if one.kind == "reply" and one.chat_id == 7002]
    assert his.chat_id == 7001
    due = datetime.combine(day, time(22), zone)
    assert due > NOW + timedelta(hours=1)
    assert len(hers.payload["blocks"]) < len(his.payload["blocks"])
    assert not any(block.get("folded") for block in hers.payload["blocks"])


async def test_it_is_shown_replaced_and_erased_by_whoever_said_it(
    desk: Desk, people: tuple[Caller, Caller]
) -> None:
    said, leila = people
    assert (await says(desk, leila, "plus court", "plus de détails")).length is Length.LONG
    await says(desk, leila, "in English please")
    async with desk.office.store.hall() as hall:
        person = await hall.person_by_telegram(7002)
        assert person is not None
        assert person.language == "en-x-own"
    async with desk.office.store.reading(HOME) as unit:
        facts = await unit.memory.confirmed()
        assert [one.words for one in facts] == ["plus de détails", "in English please"]
        assert (await remember(unit, said.member.person.id)).facts == []
        assert len((await remember(unit, leila.member.person.id)).facts) == 2
    [shown] = await memory(desk.office, leila, "")
    assert sum(len(row) for row in shown.buttons) == 2, "an advisor may forget what he said of himself"
    await on_fact(desk.office, leila, facts[1].token, "erase")
    async with desk.office.store.hall() as hall:
        person = await hall.person_by_telegram(7002)
        assert person is not None
        assert not person.language.endswith("own")
    async with desk.office.store.reading(HOME) as unit:
        assert (await preferred(unit, leila.member.person.id)) == Preference(length=Length.LONG)
