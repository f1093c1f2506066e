"""Do the registers keep what is said, ring on its day, stand in the brief, and answer?"""

from __future__ import annotations

import json
from datetime import date, timedelta

import jsonschema
import pytest

from bot.command import Caller
from bot.commands.asked_back import WORDS
from bot.commands.house.deciding import decision
from bot.commands.registers.artifacts import artifacts
from bot.commands.registers.letters import letters
from bot.knowledge.shelf import caught_up
from bot.orders.directives import directive
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.registers.chat import letters_in, whatsapp
from governance.day.brief.writing import Circumstances, compose
from governance.office import snapshot
from governance.registers.as_json import artifacts_json, letters_json
from governance.registers.chats import keep_chat
from governance.registers.due import due_today
from governance.registers.keeping import letters_due, stale_artifacts
from tests.journeys.terminal import ROOT
from tests.makers import NOW
from tests.rooms.knowledge.papers import pdf
from tests.rooms.knowledge.test_finding import HOME, Desk, desk

__all__ = ["desk"]
TODAY = NOW.date()


@pytest.fixture
async def omar(desk: Desk) -> Caller:
    async with desk.office.store.hall() as hall:
        person = await hall.upsert_person(2, "Omar", "fr")
    async with desk.office.store.unit(HOME) as unit:
        await unit.people.add_member(person.id, Role.OPERATOR, NOW)
        [member] = [one for one in await unit.people.members() if one.person.name == "Omar"]
    return Caller(HOME, member)


async def test_a_letter_rings_on_its_day_and_never_again_once_it_is_settled(desk: Desk, omar: Caller) -> None:
    said = "HotelRunner support : dossier envoyé ; réf : 4471 ; relancer : demain"
    await letters(desk.office, omar, said)
    async with desk.office.store.unit(HOME) as unit:
        [letter] = await unit.letters.all()
        [note] = await unit.missions.under_way()
        assert (letter.reminder, note.wish.note) == (note.id, True)
        assert note.wish.remind_on == TODAY + timedelta(days=1)
        assert await due_today(unit, TODAY) == []
        [line] = await due_today(unit, TODAY + timedelta(days=1))
        assert dict(line.args)["names"] == ("HotelRunner support",)
    await letters(desk.office, omar, f"{letter.id} réglé")
    async with desk.office.store.unit(HOME) as unit:
        assert not await unit.missions.under_way()
        assert await due_today(unit, TODAY + timedelta(days=9)) == []
    with pytest.raises(Refusal):
        await letters(desk.office, omar, f"{letter.id} réglé")


async def test_a_letter_answers_whoever_asks_for_it(desk: Desk, omar: Caller) -> None:
    await letters(desk.office, omar, "reçu de Maître Alami : le bail se signe chez le notaire de Tanger")
    await caught_up(desk.office, HOME)
    [best, *_] = (await desk.asks("chez quel notaire se signe le bail ?")).answers
    assert best.found.writing.title.startswith("Maître Alami")
    assert not (await desk.asks("chez quel notaire se signe le bail ?", Role.STAFF)).hits


async def test_an_artifact_keeps_what_was_not_said_again_and_is_stale_when_its_ground_moves(
    desk: Desk, omar: Caller
) -> None:
    desk.sent = -100  # sent before
    await desk.sends("plan.pdf", pdf("Plan des chambres."))
    await artifacts(
        desk.office,
        omar,
        "Dossier photos ; version 3 ; état : en relecture ; lieu : Drive/Photos ; "
        "prochaine : légendes ; avant : demain ; dépend de : plan",
    )
    await artifacts(desk.office, omar, "dossier PHOTOS ; version 4")
    async with desk.office.store.unit(HOME) as unit:
        [one] = await unit.artifacts.all()
        assert (one.title, one.version, one.state, one.next_action) == (
            "Dossier photos",
            4,
            "en relecture",
            "légendes",
        )
        [note] = await unit.missions.under_way()
        assert "Dossier photos · légendes" in note.wish.title
        assert await stale_artifacts(unit, [one], TODAY) == {}
    desk.sent = 10
    await desk.sends("plan.pdf", pdf("Plan des chambres, corrigé."))
    async with desk.office.store.unit(HOME) as unit:
        stale = await stale_artifacts(unit, [one], TODAY)
        assert stale["dossier photos"].newer == ("plan",)
        lines = tuple(await due_today(unit, TODAY))
        assert [line.key for line in lines] == ["brief.artifacts_stale"]
        house = await snapshot(desk.office, unit)
    brief = compose(house, desk.office.board, about=Circumstances(registers=lines))
    assert lines[0] in [
        line.phrase for block in brief.reply.blocks for line in block.lines if not block.folded
    ]


async def test_programs_read_both_as_their_forms_say(desk: Desk, omar: Caller) -> None:
    await letters(desk.office, omar, "Expedia : contrat demandé ; relancer : demain")
    await artifacts(desk.office, omar, "Site ; état : maquette")
    async with desk.office.store.reading(HOME) as unit:
        told = letters_json(await unit.letters.all(), TODAY)
        made = artifacts_json(await unit.artifacts.all(), {}, TODAY)
    for name, read in (("letters", told), ("artifacts", made)):
        form = json.loads((ROOT / "data" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
        jsonschema.validate(read, form)
    [reply] = await letters(desk.office, omar, "")
    assert len(reply.blocks) == 3
    [none] = await letters(desk.office, omar, "agoda")
    assert none.blocks[0].lines[0].phrase.key == "letter.not_found"
    [both] = await artifacts(desk.office, omar, "")
    assert both.blocks[1].lines[0].phrase.key == "artifact.head"


async def test_a_decision_without_a_day_is_asked_for_one_by_taps_that_set_it(
    desk: Desk, omar: Caller
) -> None:
    [kept] = await decision(desk.office, omar, "Où vendre en été ? ; décision : Booking d'abord")
    [[month, *_]] = kept.buttons
    words = month.data.removeprefix(WORDS)
    assert len(month.data.encode()) <= 64
    await directive(desk.office, omar, words)
    async with desk.office.store.reading(HOME) as unit:
        [note] = await unit.missions.under_way()
        [made] = [one for one in await unit.decisions.all() if "Booking d'abord" in one.decision]
    assert (note.wish.note, note.wish.remind_on) == (True, TODAY + timedelta(days=30))
    assert made.code in note.wish.title
    [said] = await decision(desk.office, omar, "Où vendre ? ; décision : Booking ; revoir : 15/01/2027")
    assert not said.buttons


async def test_a_chat_handed_in_twice_is_on_the_register_once_and_due_on_its_day(desk: Desk) -> None:
    text = "13/11/2026, 10:00 - Omar: Le dossier ; mot de passe : Zaytoun-88!x\nrelancer : 30/11/2026"
    told = letters_in(whatsapp(f"{text}\n13/11/2026, 11:00 - Yusuf: Reçu"), ["Omar"], date(2026, 11, 23))
    for expected in (2, 0):
        async with desk.office.store.unit(HOME) as unit:
            assert len(await keep_chat(unit, told, by="terminal", at=NOW)) == expected
    async with desk.office.store.reading(HOME) as unit:
        kept = await unit.letters.all()
        assert [one.told.who for one in kept] == ["Yusuf", "Yusuf"]
        assert "Zaytoun" not in str(kept)
        assert not await letters_due(unit, date(2026, 11, 29))
        [due] = await letters_due(unit, date(2026, 11, 30))
        assert due.told.way == "whatsapp"
