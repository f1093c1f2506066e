"""Does the next house begin with the first one's standards, none of its data, and nothing permitted?"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml
from sqlalchemy.ext.asyncio import create_async_engine

from directors import seated
from domain.consent.actions import GrantMandate
from domain.errors import Refusal
from domain.guests.journey.step import SETTING as LETTERS
from domain.guests.modes import SETTING as MODES
from domain.guests.playbook.house_rules import SETTING as PLAYBOOK
from domain.house.background import BACKGROUND, Background
from domain.house.facts.answers import Answer
from domain.tenancy.style import SETTING as STYLE
from domain.tenancy.style import Style, stored_style, style_of
from domain.tenancy.template import Template, schema, template_from, written
from governance.board import Board
from governance.house.answering import answered
from governance.house.asking import questions_of
from governance.office import Office
from governance.tenancy.template_made import taken_out
from governance.tenancy.template_taken import compared, taken_over
from store.engine import async_url, open_store
from tests.makers import NOW, TODAY
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.store.conftest import HOME as SEEDED
from tests.rooms.store.seeding import canary, seed

SECOND = "dar-zitoun"
BOOK = {
    "own": [
        {"id": "H01", "words": ["pas de souci"], "why": "trop familier", "version": 1},
        {"id": "H02", "words": ["demandez à Omar"], "why": "joindre Omar au 0661 22 33 44", "version": 1},
    ],
    "retired": {"M07": 1, "H01": 1},
}
CONDITIONS = {"policies.pets": "Pas d'animaux.", "policies.smoking": "Demandez à Omar, 0661 22 33 44"}
SPECS = {"dossier": BACKGROUND.dump_python(Background(), mode="json")}
SCHEMA = json.loads(Path("data/schemas/house-template.json").read_text("utf-8"))
GRANTED = GrantMandate(
    "revenue", "change_rate", TODAY + timedelta(days=60), "MAD", "dit par Said", largest_change=Decimal("0.1")
)


@pytest.fixture
async def full(url: str) -> AsyncIterator[Office]:
    """A house with a row in every table, each holding its word."""
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(seed, SEEDED)
    await engine.dispose()
    store = open_store(url)
    yield Office(store, Board(seated()), lambda: NOW)
    await store.close()


async def model_house(desk: Stage) -> Template:
    """The first house with ways of its own, as a template; a second one stands beside it."""
    desk.office = replace(desk.office, board=Board(seated()))
    now = desk.clock()
    async with desk.store.unit(HOME) as unit:
        hotel = await unit.property.get()
        await unit.property.save(replace(hotel, brief_at=time(8, 30)))
        await unit.property.save_facts(SPECS)
        for key, value in CONDITIONS.items():
            await answered(
                unit, await questions_of(unit), Answer(key, value, "person:1", "Said", "said", now)
            )
        await unit.settings.set(PLAYBOOK, BOOK, by="person:1", at=now)
        await unit.settings.set(MODES, {"": {"mode": "answers", "topics": []}}, by="person:1", at=now)
        await unit.settings.set(LETTERS, ["welcome"], by="person:1", at=now)
        style = Style("#8a3b12", "Simple, sans un mot de trop.", ("fr", "en"))
        await unit.settings.set(STYLE, stored_style(style), by="person:1", at=now)
        await unit.mandates.grant(GRANTED, by="proposal:1", at=now)
        await unit.mandates.grant(replace(GRANTED, grantee="person:2"), by="proposal:1", at=now)
        made = await taken_out(desk.office, unit)
    async with desk.store.unit(SECOND) as unit:
        await unit.property.save(replace(hotel, id=SECOND, name="Dar Zitoun"))
        await unit.property.save_facts(SPECS)
        await unit.people.add_member(desk.owner.person.id, desk.owner.role, now)
    return made


async def test_a_full_house_hands_on_no_word_of_its_rows(full: Office) -> None:
    async with full.store.reading(SEEDED) as unit:
        text = written(await taken_out(full, unit))
    assert canary(SEEDED) not in text
    assert SEEDED not in text


async def test_what_is_handed_on_is_closed_and_comes_back_the_same(desk: Stage) -> None:
    made = await model_house(desk)
    text = written(made)
    assert template_from(text) == made
    for secret in ("Omar", "Said", "0661", HOME, "Villa Thaifa", "person:", "proposal:"):
        assert secret.casefold() not in text.casefold(), secret
    assert [one.grantee for one in made.mandates] == ["revenue"], "a person's mandate is his own"
    jsonschema.validate(yaml.safe_load(text), SCHEMA)
    assert SCHEMA["properties"] == schema()["properties"]


async def test_the_next_house_takes_it_over_and_nothing_is_permitted_before_a_tap(desk: Stage) -> None:
    made = await model_house(desk)
    async with desk.store.reading(SECOND) as unit:
        ahead = await compared(desk.office, unit, made)
        assert await unit.settings.all() == {}, "a dry run writes nothing"
    done = await taken_over(desk.office, SECOND, made, "system")
    assert done == ahead
    async with desk.store.reading(SECOND) as unit:
        hotel, settings = await unit.property.get(), await unit.settings.all()
        asked = (await questions_of(unit)).of("policies.pets")
        cards = [one.action.kind for one in await unit.proposals.open()]
        assert list(await unit.mandates.in_force(TODAY)) == []
        assert (await unit.journal.verify()).ok
        again = [one for one in await compared(desk.office, unit, made) if not one.card]
    assert (hotel.name, hotel.brief_at) == ("Dar Zitoun", time(8, 30))
    assert asked is not None
    assert asked.value == "Pas d'animaux."
    assert [one["words"] for one in settings[PLAYBOOK]["own"]] == [["pas de souci"]]
    assert settings[PLAYBOOK]["retired"] == {}
    assert (settings[LETTERS], style_of(settings[STYLE]).accent) == (["welcome"], "#8a3b12")
    assert MODES not in settings
    assert sorted(cards) == ["grant_mandate", "guest_mode", "playbook_rule"]
    assert again == [], "the second time changes nothing"


async def test_what_the_next_house_has_said_itself_stays(desk: Stage) -> None:
    made = await model_house(desk)
    async with desk.store.unit(SECOND) as unit:
        own = Answer("policies.pets", "Les chats seulement.", "person:1", "Said", "said", desk.clock())
        await answered(unit, await questions_of(unit), own)
    done = await taken_over(desk.office, SECOND, made, "system")
    assert [one.left for one in done if one.what.args.get("key") == "policies.pets"] == [True]
    async with desk.store.reading(SECOND) as unit:
        known = (await questions_of(unit)).of("policies.pets")
    assert known is not None
    assert known.value == "Les chats seulement."


async def test_a_broken_template_is_refused_whole(desk: Stage) -> None:
    made = await model_house(desk)
    text = written(made)
    wrong = {
        "template.changed": text.replace("8a3b12", "000000"),
        "template.other_form": text.replace("house-template/1", "house-template/9"),
        "template.not_yaml": text + "\n  : [",
        "template.none": "- 1\n- 2\n",
        "template.long": text + "#" * 300_000,
    }
    for key, broken in wrong.items():
        with pytest.raises(Refusal) as refusal:
            template_from(broken)
        assert refusal.value.phrase.key == key
    strange = [
        replace(made, mandates=(replace(made.mandates[0], covers="guest_mode"),)),
        replace(made, mandates=(replace(made.mandates[0], grantee="person:1"),)),
        replace(made, playbook=replace(made.playbook, retired=("M01",))),
        replace(made, answers={"iban": "MA64"}),
        replace(made, accent="#eeeeee"),
    ]
    for one in strange:
        with pytest.raises(Refusal):
            await taken_over(desk.office, SECOND, template_from(written(one)), "system")
    async with desk.store.reading(SECOND) as unit:
        assert await unit.settings.all() == {}
