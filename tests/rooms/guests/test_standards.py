"""Does a house keep its own standards: proposed by its adviser, accepted by card, named when broken?"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.command import Caller
from bot.commands.guests.standards import rule
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.guests.playbook.house_rules import SETTING
from domain.phrase_json import encode
from governance.guests.drafting import write
from governance.guests.letters import letter_of
from governance.guests.standards import standards
from tests.rooms.consent.stage import HOME, Stage, keys
from tests.rooms.guests.house import card, heard, with_facts

NEVER = "jamais « pas de souci », « no worries » : nous avons d'autres mots"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


async def asked(stage: Stage, words: str, who: Role = Role.ADVISOR) -> None:
    [_] = await rule(stage.office, Caller(HOME, stage.people[who]), words)


async def accepted(stage: Stage, words: str) -> None:
    await asked(stage, words)
    assert (await stage.tap(await stage.newest(), "ok")).alert is None
    await stage.carry()


async def notes(stage: Stage, words: str) -> list[object]:
    message = await heard(stage, "Is there wifi?")
    async with stage.store.unit(HOME) as unit:
        await write(stage.office, unit, stage.owner, message, words)
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, (await card(stage)).action, "fr")
    assert letter is not None
    return [phrase.args.get("rule") for phrase in letter.notes]


async def test_the_adviser_proposes_the_owner_accepts_and_every_card_names_the_rule(stage: Stage) -> None:
    await asked(stage, NEVER)
    proposal = await stage.newest()
    assert (await stage.tap(proposal, "ok", who=Role.ADVISOR)).alert is not None
    assert (await stage.tap(proposal, "ok")).alert is None
    await stage.carry()
    assert "H01" in await notes(stage, "Dear Anna Weber,\n\nNo worries, there is wifi.\n\nYours,\nThe team")
    await stage.verify()


async def test_a_retired_rule_is_silent_and_comes_back_and_each_step_is_in_the_journal(stage: Stage) -> None:
    await accepted(stage, NEVER)
    await accepted(stage, "H01 retirer")
    await accepted(stage, "M07 retirer")
    async with stage.store.reading(HOME) as unit:
        book = await standards(unit)
    assert not {"H01", "M07"} & {one.id for one in book.all}
    await accepted(stage, "M07 remettre")
    async with stage.store.reading(HOME) as unit:
        assert "M07" in {one.id for one in (await standards(unit)).all}
        changes = await unit.journal.of_subject(f"setting:{SETTING}")
    assert len(changes) == 4
    undone = await stage.tap(await stage.newest(), "undo")
    assert undone.alert is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("M17 retirer", "playbook.stays"),
        ("M99 retirer", "playbook.unknown"),
        ("M07 remettre", "playbook.is_so"),
        ("soyez plus aimables", "playbook.how"),
        ("jamais « ok »", "playbook.phrase_length"),
        ("jamais « vielen Dank »", "playbook.breaks_own"),
    ],
)
async def test_what_is_no_rule_is_refused_with_its_reason(stage: Stage, words: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        await asked(stage, words)
    assert refused.value.phrase.key == why
    assert await stage.all() == []


async def test_without_words_everything_that_holds_is_listed(stage: Stage) -> None:
    [shown] = await rule(stage.office, Caller(HOME, stage.owner), "")
    told = [line.phrase for block in shown.blocks for line in block.lines]
    assert sum(one.key == "playbook.line" for one in told) >= 40
    assert "playbook.how" in [key for one in told for key in keys(encode(one))]
