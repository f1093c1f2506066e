"""Is what a director drafts for the record kept as decided by whoever taps, and taken back as withdrawn?"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, cast

import jsonschema
import pytest

from bot.commands.consent.past import decisions_json, found, log_lines
from bot.terminal import render_text
from bot.words.phrases import Words
from directors import seated
from domain.consent.proposal import Proposal, State
from domain.house.decision import DECIDED, WITHDRAWN, Decision
from governance.consent.card.whole import card
from governance.consent.desk import rounds
from governance.consent.desk.filing import file
from governance.consent.kinds.view import View
from governance.contract import Draft, Ground
from governance.office import snapshot
from governance.post.replies import Block, Reply
from governance.reader import Reader
from tests.journeys.terminal import ROOT
from tests.makers import TODAY, villa
from tests.rooms.consent.stage import HOME, Stage

SAID: dict[str, Any] = {
    "question": "Où vendre cet été ?",
    "decision": "Booking d’abord",
    "reason": "Le contrat court.",
    "options": "Expedia, Airbnb",
    "review_on": str(TODAY + timedelta(days=30)),
}


async def drafted(desk: Stage, **said: object) -> Draft | None:
    """What the General Manager's tool makes of these arguments, as a model hands them over."""
    [tool] = [one for seat in seated() for one in seat.tools if one.name == "draft_decision"]
    async with desk.store.reading(HOME) as unit:
        house = await snapshot(desk.office, unit)
    ground = Ground(house, cast(Reader, None), "fr", [])
    told = await tool.run(ground, SAID | said)
    return None if told.error else ground.drafts[0]


async def filed(desk: Stage) -> Proposal:
    draft = await drafted(desk)
    assert draft is not None
    found = await file(desk.office, HOME, draft, by="director:gm")
    assert found.proposal is not None
    return found.proposal


async def logged(desk: Stage) -> Decision:
    async with desk.store.reading(HOME) as unit:
        [one] = [one for one in await unit.decisions.all() if one.code.startswith("D-")]
    return one


async def test_a_tap_puts_it_on_record_with_its_options_apart_from_the_reasons(desk: Stage) -> None:
    proposal = await filed(desk)
    async with desk.store.reading(HOME) as unit:
        assert not await unit.decisions.all(), "a card records nothing"
    await desk.tap(proposal, "ok")
    await rounds.carry_on(desk.office, HOME)
    done = await desk.now(proposal)
    one = await logged(desk)
    assert (done.state, done.receipt) == (State.APPLIED, {"code": one.code})
    assert (one.question, one.decision, one.rationale, one.options) == (
        *("Où vendre cet été ?", "Booking d’abord"),
        *("Le contrat court.", "Expedia, Airbnb"),
    )
    assert (one.status, one.decided_by, one.review_on) == (
        DECIDED,
        desk.owner.person.name,
        TODAY + timedelta(30),
    )
    async with desk.store.reading(HOME) as unit:
        [note] = await unit.missions.under_way()
        assert (note.owner, note.wish.note) == (f"person:{desk.owner.person.id}", True)
        assert note.wish.remind_on == one.review_on
        form = decisions_json(*await found(desk.office, unit, "Expedia"))
    jsonschema.validate(form, json.loads((ROOT / "data/schemas/decisions.json").read_text()))
    assert form["log"][0]["options"] == "Expedia, Airbnb"
    await desk.tap(done, "undo")
    await rounds.carry_on(desk.office, HOME)
    gone = await logged(desk)
    assert (gone.status, gone.decision) == (WITHDRAWN, "Booking d’abord"), "the line stays"
    shown = render_text(Reply((Block(tuple(log_lines(gone))),)), Words("fr"))
    assert "ne vaut plus" in shown
    assert "Expedia, Airbnb" in shown


async def test_the_card_says_question_decision_options_and_reasons_apart(desk: Stage) -> None:
    proposal = await filed(desk)
    shown = render_text(card(proposal, View(villa(), desk.clock())), Words("fr", today=TODAY))
    lines = [line.strip().replace("\u202f", " ") for line in shown.splitlines()]
    for said in (
        "Où vendre cet été ?",
        "Décidé : Booking d’abord",
        "Autres options : Expedia, Airbnb",
        "Pourquoi : Le contrat court.",
    ):
        assert said in lines


@pytest.mark.parametrize(
    "wrong", [{"question": " "}, {"decision": "x" * 161}, {"reason": ""}, {"review_on": str(TODAY)}]
)
async def test_what_is_incomplete_or_past_makes_no_card(desk: Stage, wrong: dict[str, object]) -> None:
    assert await drafted(desk, **wrong) is None
