"""Does each work order of an investigation end in facts, with a picture where a setting is shown?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.command import Caller
from bot.commands.incident.incident import incident
from bot.commands.missions.orders import answered
from directors import seated
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.incident.incident import EntryKind
from domain.incident.topics import topics
from domain.missions.evidence import Evidence, EvidenceKind
from domain.missions.order import Order
from governance.board import Board
from governance.incident.case import case_of
from governance.missions import orders as flow
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage

PHOTO = Evidence(EvidenceKind.PHOTO, "d" * 64, "person:2", NOW)
FACTS = (
    "connexion = sens unique @ Extranet › Compte; allocation = No changes; base allotment = vide;"
    "lecture seule = non; vente en ligne = oui; correspondance = juste; stock = ?;"
    "auto-import = absent @ tous les menus; dernier import = ?"
)


@pytest.fixture
async def house(desk: Stage) -> Stage:
    desk.office = replace(desk.office, board=Board(seated()), wires={}, push=False)
    await incident(desk.office, Caller(HOME, desk.operator), "ouvrir Booking.com montre trop")
    await incident(desk.office, Caller(HOME, desk.operator), "1 enquête")
    return desk


async def orders(stage: Stage) -> list[Order]:
    async with stage.store.reading(HOME) as unit:
        return list(await unit.orders.of_channel("bookingcom"))


async def handed_in(stage: Stage, words: str, *files: Evidence) -> None:
    caller = Caller(HOME, stage.operator)
    async with stage.store.unit(HOME) as unit:
        order = await unit.orders.get((await orders(stage))[0].mission.id)
        assert order is not None
        if order.holder is None:
            await flow.take(stage.office, unit, stage.operator, order)
    async with stage.store.unit(HOME) as unit:
        await answered(stage.office, unit, caller, f"order:{order.mission.id}:report", words, files)


async def test_three_orders_once_each_with_its_subjects(house: Stage) -> None:
    given = await orders(house)
    assert [(one.step or "").rpartition(":")[2] for one in given] == [
        "settings",
        "documentation",
        "reservations",
    ]
    assert sum(len(one.instructions.report) for one in given) == len(topics())
    with pytest.raises(Refusal):
        await incident(house.office, Caller(HOME, house.operator), "1 enquête")


@pytest.mark.parametrize(
    ("words", "files", "key"),
    [
        ("tout va bien", (PHOTO,), "incident.which_topic"),
        ("connexion = sens unique", (PHOTO,), "incident.facts_missing"),
        (FACTS.replace("sens unique", "peut-être"), (PHOTO,), "incident.which_value"),
        (FACTS, (), "incident.needs_screenshot"),
    ],
)
async def test_prose_is_no_report(house: Stage, words: str, files: tuple[Evidence, ...], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        await handed_in(house, words, *files)
    assert refused.value.phrase.key == key


async def test_an_accepted_report_is_facts_in_the_timeline(house: Stage) -> None:
    await handed_in(house, FACTS.replace(";", "\n"), PHOTO)
    async with house.store.unit(HOME) as unit:
        order = await unit.orders.get((await orders(house))[0].mission.id)
        one = await unit.incidents.get(1)
        assert order is not None
        assert one is not None
        before = [e for e in (await case_of(unit, one)).entries if e.kind is EntryKind.FACT]
        await flow.judge(house.office, unit, house.people[Role.OWNER], order, accepted=True)
        after = [e for e in (await case_of(unit, one)).entries if e.kind is EntryKind.FACT]
    assert before == []
    assert len(after) == 7  # two of nine could not be found, and are no facts
    assert {one.body["topic"]: one.body["value"] for one in after}["connection_kind"] == "one_way"
    assert all(PHOTO in one.evidence for one in after)


async def test_settings_are_not_looked_into_while_a_test_runs(house: Stage) -> None:
    [first, *_] = await orders(house)
    async with house.store.unit(HOME) as unit:
        assert await unit.sync_tests.begin(1, "double-superior", NOW.date(), ["bookingcom"], "person:2", NOW)
    async with house.store.unit(HOME) as unit:
        with pytest.raises(Refusal) as refused:
            await flow.take(house.office, unit, house.operator, first)
    assert refused.value.phrase.key == "order.waits_for_test"
