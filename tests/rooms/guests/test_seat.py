"""What does the General Manager's seat see of guests without a word of theirs, and what may it put on a card?"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from domain.guests.playbook.house_rules import SETTING, SetRule
from domain.guests.replying import ReplyPlainly
from domain.guests.thread import State
from governance.consent.desk.filing import file
from governance.contract import Draft, Ground
from governance.guests.letters import letter_of
from governance.guests.sending import send_due
from governance.office import snapshot
from store.reader import PropertyReader
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.conversation.seats.asking import ask
from tests.rooms.guests.house import heard, standing, with_door, with_facts

ASKED = "Hallo, können wir den Garten am Abend benutzen? Zorgblatt!"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


async def ground(stage: Stage) -> Ground:
    async with stage.store.reading(HOME) as unit:
        house = await snapshot(stage.office, unit)
    return Ground(house, PropertyReader(stage.store, HOME), "fr", [], str, None)


async def said(at: Ground, name: str, **given: object) -> str:
    result = await ask(at, "gm", name, **given)
    assert not result.error, result.text
    return result.text


async def test_threads_are_read_without_a_word_of_a_guests(stage: Stage) -> None:
    await heard(stage, ASKED)
    at = await ground(stage)
    shown = await said(at, "movements", which="waiting")
    assert "garden" in shown
    assert "Zorgblatt" not in shown
    assert "Weber" not in shown
    assert at.drafts == []


async def test_a_yes_is_a_card_with_what_was_asked_and_leaves_once_by_a_tap(stage: Stage) -> None:
    message = await heard(stage, ASKED)
    door, at = with_door(stage), await ground(stage)
    await said(at, "draft_reply", conversation=message.thread, answer="yes")
    [draft] = at.drafts
    assert isinstance(draft.action, ReplyPlainly)
    await send_due(stage.office, HOME)
    assert door.given == []
    filed = await file(stage.office, HOME, draft, by="director:gm")
    assert filed.proposal is not None
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, filed.proposal.action, "fr")
    assert letter is not None
    assert letter.asked == ASKED
    assert "Oui, avec plaisir" in (letter.back or "")
    assert (await stage.tap(filed.proposal, "ok")).alert is None
    for _ in range(2):
        await stage.carry()
        await send_due(stage.office, HOME)
    [sent] = door.given
    assert sent.text == letter.text
    assert not await standing(stage, State.WAITING, State.DRAFT)


async def test_a_standard_is_drafted_for_an_owners_tap(stage: Stage) -> None:
    at = await ground(stage)
    await said(at, "draft_standard", never=["no worries"], why="We have other words.")
    [draft] = at.drafts
    assert isinstance(draft, Draft)
    assert isinstance(draft.action, SetRule)
    assert draft.action.words == ("no worries",)


async def test_the_rules_are_read_with_their_words_and_where_they_come_from(stage: Stage) -> None:
    shown = await said(await ground(stage), "standards", kind="block")
    assert "M01" in shown
    assert "playbook, version" in shown
    async with stage.store.unit(HOME) as unit:
        own = {"id": "H01", "words": ["no worries"], "why": "Other words.", "version": 1}
        stored = {"own": [own], "retired": {"M07": 1}}
        await unit.settings.set(SETTING, stored, by="person:1", at=stage.clock())
    at = await ground(stage)
    mine = await said(at, "standards", kind="house")
    for words in ("H01", "no worries", "house, by card, version 1"):
        assert words in mine
    assert "M07" in await said(at, "standards", kind="retired")
    assert at.drafts == []
