"""Is an incident opened once, told in its own timeline, held on the board and closed by whoever may?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.command import Caller
from bot.commands.incident.incident import incident
from bot.commands.incident.taps import on_incident, typed_line
from bot.terminal import render_text
from bot.words.phrases import Words
from directors import seated
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.finding import Severity
from domain.house.background import BACKGROUND, Background, OpenIncident, Setting
from domain.house.snapshot import House
from domain.incident.incident import EntryKind, Incident, Wish
from domain.missions.evidence import Evidence, EvidenceKind
from governance.board import Board
from governance.incident.as_json import case_json, list_json
from governance.incident.case import Case, case_of
from governance.incident.flow import SYSTEM, open_
from governance.office import snapshot
from tests.journeys.terminal import flat
from tests.makers import CASABLANCA, NOW, villa
from tests.rooms.consent.stage import HOME, Stage

SCHEMAS = Path(__file__).parents[3] / "data" / "schemas"
TOLD = Background(
    settings=(Setting("hotelrunner", "Allocation Type", "No changes", None),),
    incident=OpenIncident(
        "HotelRunner", "Rien ne baisse", "R599", "double-superior", ("vu",), ("pourquoi ?",)
    ),
)


@pytest.fixture
async def house(desk: Stage) -> Stage:
    """The real board of directors; the house's specs tell of an incident."""
    desk.office = replace(desk.office, board=Board(seated()))
    async with desk.store.unit(HOME) as unit:
        await unit.property.save(villa(sync_incident_open=True))
        await unit.property.save_facts({"dossier": BACKGROUND.dump_python(TOLD, mode="json")})
    return desk


def caller(stage: Stage, role: Role = Role.OPERATOR) -> Caller:
    return Caller(HOME, stage.people[role])


async def said(stage: Stage, words: str, role: Role = Role.OPERATOR) -> str:
    answers = await incident(stage.office, caller(stage, role), words)
    words_ = Words("fr", zone=CASABLANCA, today=NOW.date())
    return flat("\n".join(render_text(one, words_) for one in answers))


async def case(stage: Stage, number: int = 1) -> Case:
    async with stage.store.reading(HOME) as unit:
        found = await unit.incidents.get(number)
        assert found is not None
        return await case_of(unit, found)


async def seen(stage: Stage) -> House:
    async with stage.store.reading(HOME) as unit:
        return await snapshot(stage.office, unit)


async def test_what_the_specs_tell_of_is_opened_once_with_all_they_say(house: Stage) -> None:
    assert "La fiche parle d’un incident : R599" in await said(house, "")
    shown = await on_incident(house.office, caller(house), "spec", "open")
    await on_incident(house.office, caller(house, Role.OWNER), "spec", "open")
    assert shown.alert is None
    found = await case(house)
    assert (found.incident.wish.room_type, found.bookings) == ("double-superior", ("R599",))
    kinds = [one.kind for one in found.entries]
    assert kinds.count(EntryKind.OPENED) == 1
    assert [one.body["value"] for one in found.entries if one.kind is EntryKind.FACT] == ["no_changes"]
    async with house.store.reading(HOME) as unit:
        assert len(await unit.incidents.all()) == 1
    await house.verify()


async def test_the_timeline_keeps_what_is_said_and_contradictions_stand(house: Stage) -> None:
    await said(house, "ouvrir Booking.com montre 2 chambres")
    await said(house, "reçu 12/11/2026 support HotelRunner : « doit rester »")
    await said(house, "fait support = doit rester")
    await said(house, "fait support = réparé", Role.OWNER)
    shown = await said(house, "concerne R404")
    assert "Aucune réservation R404" in shown
    assert "Contradictions" in shown
    assert "doit rester" in shown
    assert "réparé" in shown
    found = await case(house)
    [message] = [one for one in found.entries if one.kind is EntryKind.MESSAGE]
    assert (message.words, message.body["direction"], message.at.date().isoformat()) == (
        "doit rester",
        "in",
        "2026-11-12",
    )
    async with house.store.reading(HOME) as unit:
        journal = [entry.kind for entry in await unit.journal.of_subject("incident:1")]
    assert journal == ["incident.opened", *["incident.noted"] * 4]


async def test_a_reply_with_a_file_is_evidence(house: Stage) -> None:
    await said(house, "ouvrir")
    one = (await case(house)).incident
    await on_incident(house.office, caller(house), one.token, "note")
    [asked] = [item for item in await house.sent() if item.subject == "incident:1:note"]
    photo = Evidence(EvidenceKind.PHOTO, "a" * 64, "person:2", NOW)
    async with house.store.unit(HOME) as unit:
        await typed_line(house.office, unit, caller(house), str(asked.subject), "extranet, 31 déc.", (photo,))
    assert photo in (await case(house)).entries[-1].evidence


async def test_a_secret_is_masked_and_a_link_leads_nowhere(house: Stage) -> None:
    await said(house, "ouvrir voir https://evil.example/x vite")
    assert "evil.example" not in (await case(house)).incident.wish.title
    await said(house, "note le mot de passe est Riad#4471")
    assert "Riad#4471" not in str(await case(house))


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADVISOR])
async def test_nobody_else_writes(house: Stage, role: Role) -> None:
    await said(house, "ouvrir")
    for words in ("ouvrir autre chose", "note x", "clore parce que", "fait support = x"):
        with pytest.raises(Refusal):
            await said(house, words, role)
    token = (await case(house)).incident.token
    assert (await on_incident(house.office, caller(house, role), token, "note")).alert is not None


async def test_the_hold_lasts_until_it_is_closed(house: Stage) -> None:
    assert (await seen(house)).incident_open
    await said(house, "ouvrir")
    assert (await seen(house)).incident_open
    with pytest.raises(Refusal) as refused:
        await said(house, "clore c'est réglé")
    assert refused.value.phrase.key == "incident.not_complete"
    with pytest.raises(Refusal):
        await said(house, "clore", Role.OWNER)
    assert "clos" in await said(house, "clore Je réponds de cela", Role.OWNER)
    after = await seen(house)
    assert not after.incident_open
    assert after.incident is None  # the specs still say so; the row has the last word
    with pytest.raises(Refusal):
        await said(house, "1 note trop tard")
    await said(house, "ouvrir encore une fois")
    assert (await seen(house)).incident_open


async def test_one_that_the_house_opens_is_told_once(house: Stage) -> None:
    async def found() -> tuple[Incident, bool]:
        async with house.store.unit(HOME) as unit:
            wish = Wish("Booking.com montre 2", "finding:x", Severity.P0, "bookingcom", "double-superior")
            return await open_(unit, wish, SYSTEM, NOW)

    assert (await found())[1]
    told = await house.sent()
    assert {item.person_id for item in told} == {house.owner.person.id, house.operator.person.id}
    assert not (await found())[1]
    assert await house.sent() == []
    findings = Board(seated()).findings(await seen(house))
    assert "incident:1" in {one.key for one in findings}


async def test_programs_read_it_by_its_schema(house: Stage) -> None:
    await said(house, "ouvrir")
    await said(house, "fait support = a")
    await said(house, "fait support = b")
    async with house.store.reading(HOME) as unit:
        people, incidents = await unit.people.names(), await unit.incidents.all()
    fits("incident", case_json(HOME, await case(house), people))
    fits("incident-list", list_json(HOME, incidents, people))


def fits(name: str, document: dict[str, Any]) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    wrong: Sequence[Any] = list(Draft202012Validator(schema).iter_errors(document))
    assert wrong == []
