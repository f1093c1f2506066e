"""Does a kind of action that nobody knew live in one folder: card, tap, effect, undo, brief, journal?"""

import sys
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bot.terminal import render_text
from bot.words.phrases import Words
from domain.consent import actions
from domain.consent.actions import Action, fingerprint, from_json, to_json
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from governance.consent import kinds
from governance.consent.card.one_line import to_decide
from governance.consent.card.whole import card
from governance.consent.desk.filing import file
from governance.consent.directives import ask
from governance.consent.kinds import register
from governance.consent.kinds.view import View
from governance.contract import Draft
from governance.post.replies import Block, Reply
from tests.makers import CASABLANCA, TODAY, house_of, villa
from tests.rooms.consent.stage import HOME, Stage

LANTERN = '''
"""What is a lantern to be hung, or to be taken down, to whoever decides it?"""

from dataclasses import dataclass, replace
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.phrase import say
from domain.consent.rights import Right
from governance.consent.kinds.filed import Filed
from governance.consent.kinds.kind import Adjusting, InHouse, Kind
from governance.consent.kinds.tap import tap
from governance.post.replies import Button, Line


@dataclass(frozen=True, slots=True)
class HangLantern(NoCells):
    place: str
    currency: str
    lit: bool = True
    kind: Literal["hang_lantern"] = "hang_lantern"

    @property
    def effects(self):
        return Effects()


def row(action, hotel):
    words = f"Lanterne : {action.place}" if action.lit else f"Sans lanterne : {action.place}"
    return say("text.words", words=words)


async def hung(unit, proposal, action, at):
    await unit.settings.set(f"lantern:{action.place}", action.lit, by=f"proposal:{proposal.id}", at=at)
    return {"lantern": action.place}


def moved(action, wish):
    return replace(action, place=wish)


def told(before, after, person):
    return say("text.words", words=f"{person} : {before.place} → {after.place}")


def corrections(proposal, action):
    return (Button(say("text.words", words="Sur la terrasse"), tap(proposal, "adj", "terrasse")),)


async def barred(unit, board, action, by, house):
    return say("text.words", words="Pas au grenier") if action.place == "grenier" else None


KINDS = (
    Kind(
        action=HangLantern,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.CARRY,
        subject=lambda proposal, action, view: [Line(row(action, view.hotel))],
        title=lambda number: say("text.words", words=f"Lanterne n° {number}"),
        button=lambda action: say("text.words", words="Allumer"),
        row=row,
        carried=InHouse(hung),
        undone_by=lambda action, number, receipt: replace(action, lit=not action.lit) if receipt else None,
        harmless=lambda action, clean: replace(action, place=clean(action.place)),
        adjusting=Adjusting(moved, told, corrections),
        filed=Filed(barred=barred),
    ),
)
'''
FRENCH = Words("fr", zone=CASABLANCA, today=TODAY)


@pytest.fixture
def lantern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Any]]:
    """One more folder on the path of the kinds, and nothing else."""
    folder = tmp_path / "kinds" / "lantern"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(LANTERN, encoding="utf-8")
    monkeypatch.setattr(actions, "_BY_NAME", dict(actions._BY_NAME))
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder.parent)])
    monkeypatch.setattr(register, "KINDS", register.found_in(kinds.__path__))
    yield import_module(f"{kinds.__name__}.lantern").HangLantern
    del sys.modules[f"{kinds.__name__}.lantern"]


def shown(proposal: Proposal, now: datetime, role: Role = Role.OWNER) -> str:
    face = card(proposal, View(villa(), now, role=role))
    return (
        render_text(face, FRENCH).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    )


async def filed(desk: Stage, action: Action) -> Proposal:
    found = await file(desk.office, HOME, Draft("gm", action), by="person:1")
    assert found.proposal is not None
    return found.proposal


async def lit(desk: Stage) -> object:
    async with desk.store.reading(HOME) as unit:
        return await unit.settings.get("lantern:patio")


async def test_it_is_stored_and_read_back(lantern: type[Any]) -> None:
    action = lantern("patio", "MAD")
    assert from_json(to_json(action)) == action
    assert fingerprint(action) == fingerprint(lantern("patio", "MAD"))
    assert fingerprint(action) != fingerprint(lantern("terrasse", "MAD"))


async def test_card_tap_effect_undo_and_journal(desk: Stage, lantern: type[Any]) -> None:
    proposal = await filed(desk, lantern("patio", "MAD"))
    waiting = shown(proposal, desk.clock())
    assert waiting.startswith("Lanterne n° 1\nLanterne : patio")
    assert "[ Allumer ]" in waiting
    assert await lit(desk) is None
    await desk.tap(proposal, "ok")
    await desk.carry()
    done = await desk.now(proposal)
    assert (done.state, done.receipt, await lit(desk)) == (State.APPLIED, {"lantern": "patio"}, True)
    assert "[ Annuler ]" in shown(done, desk.clock())
    assert (await desk.tap(done, "undo")).alert is None
    await desk.carry()
    assert ((await desk.now(proposal)).state, await lit(desk)) == (State.UNDONE, False)
    async with desk.store.reading(HOME) as unit:
        entries = await unit.journal.entries()
        assert (await unit.journal.verify()).ok
    assert [one.body["kind"] for one in entries if one.kind == "proposal.pending"] == ["hang_lantern"] * 2


async def test_a_button_of_its_own_changes_it_while_it_waits(desk: Stage, lantern: type[Any]) -> None:
    proposal = await filed(desk, lantern("patio", "MAD"))
    assert "[ Sur la terrasse ]" in shown(proposal, desk.clock())
    assert (await desk.tap(proposal, "adj", "terrasse")).alert is None
    async with desk.store.reading(HOME) as unit:
        [moved] = await unit.proposals.open()
    assert (moved.number, moved.action) == (proposal.number, lantern("terrasse", "MAD"))
    assert "patio → terrasse" in shown(moved, desk.clock())


async def test_what_its_folder_bars_is_not_filed(desk: Stage, lantern: type[Any]) -> None:
    found = await file(desk.office, HOME, Draft("gm", lantern("grenier", "MAD")), by="person:1")
    assert (found.proposal, [phrase.args["words"] for phrase in found.blocked]) == (None, ["Pas au grenier"])


async def test_it_is_a_line_of_the_brief(desk: Stage, lantern: type[Any]) -> None:
    proposal = await filed(desk, lantern("patio", "MAD"))
    lines = tuple(to_decide(house_of(), desk.office.board, [proposal]))
    assert "Lanterne : patio" in render_text(Reply((Block(lines),)), FRENCH)


async def test_who_may_ask_and_who_may_decide_stand_in_its_folder(desk: Stage, lantern: type[Any]) -> None:
    async with desk.store.unit(HOME) as unit:
        found = await ask(desk.office, unit, desk.operator, lantern("patio", "MAD"))
    assert found.proposal is not None
    assert found.proposal.director == "gm"
    assert "[ Allumer ]" in shown(found.proposal, desk.clock(), Role.OPERATOR)
    assert "[ Allumer ]" not in shown(found.proposal, desk.clock(), Role.ADVISOR)
    assert (await desk.tap(found.proposal, "ok", who=Role.OPERATOR)).alert is None
    assert (await desk.now(found.proposal)).state is State.APPROVED


async def test_its_card_rings_with_whoever_may_decide(desk: Stage, lantern: type[Any]) -> None:
    await filed(desk, lantern("patio", "MAD"))
    shown_to = {item.chat_id for item in await desk.sent() if item.kind == "card"}
    assert shown_to == {desk.owner.person.telegram_id, desk.operator.person.telegram_id}


def test_without_its_folder_nobody_reads_it() -> None:
    with pytest.raises(KeyError):
        from_json({"kind": "hang_lantern", "place": "patio", "currency": "MAD"})


def test_two_kinds_never_share_a_name(lantern: type[Any]) -> None:
    with pytest.raises(ValueError, match="hang_lantern"):
        actions.admit(type("Other", (lantern,), {}))
