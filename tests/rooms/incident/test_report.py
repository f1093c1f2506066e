"""Is a report complete only when every criterion is met, versioned, and read by two named people with words?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.command import Caller
from bot.commands.incident.incident import incident, told, wanted
from bot.incident.report import checked, exported, in_language
from channels.incident.markdown import as_markdown
from directors import seated
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.incident.incident import Incident
from domain.incident.sentence import said_in
from domain.incident.sync_test import Look, Phase, Round
from domain.missions.evidence import Evidence, EvidenceKind
from governance.board import Board
from governance.incident.reporting import Standing, make, standing_of
from governance.office import snapshot
from store.bookings.ingest import Delivery
from tests.makers import NOW, reservation, stay_room
from tests.rooms.consent.stage import HOME, NIGHT, Stage

SAYS = {
    "setting_understood": (
        "fait allocation = No changes",
        "fait sens de l'allocation = laisse le canal compter",
    ),
    "auto_import": ("fait auto-import = absent @ tous les menus Canaux",),
    "support_reason": ("fait support = doit rester, sinon rien ne part",),
    "contingency": ("fait plan de secours = fermer à la main",),
}
OTHERS = (
    "fait connexion = sens unique @ Extranet › Compte",
    "fait réservations du canal = non",
    "concerne R1",
    "reçu 12/11/2026 support HotelRunner : « doit <b>rester</b> | toujours »",
)
WORDS = {
    Role.OWNER: "J'ai relu l'essai et les comptages.",
    Role.OPERATOR: "Réglages vérifiés dans le panneau.",
}


@pytest.fixture
async def house(desk: Stage) -> Stage:
    desk.office = replace(desk.office, board=Board(seated()), wires={}, push=False)
    async with desk.store.unit(HOME) as unit:
        booking = reservation("R1", [stay_room("double-superior", NIGHT, 3)], source="online")
        await unit.reservations.ingest_many([Delivery(booking, "x")], NOW, "import")
    await said(desk, "ouvrir Booking.com montre 2 chambres au lieu d'une")
    return desk


async def said(stage: Stage, words: str, role: Role = Role.OPERATOR, files: Sequence[Evidence] = ()) -> None:
    async with stage.store.unit(HOME) as unit:
        await told(stage.office, unit, Caller(HOME, stage.people[role]), said_in(words), files)


async def played(stage: Stage) -> None:
    """A test that was played: the sale never reached the channel."""
    async with stage.store.unit(HOME) as unit:
        test = await unit.sync_tests.begin(1, "double-superior", NIGHT, ["bookingcom"], "person:2", NOW)
        assert test is not None
        for round_ in Round:
            current = await unit.sync_tests.running()
            assert current is not None
            await unit.sync_tests.looked(current, Look(round_, "bookingcom", 2, "person:2", NOW))
        for to in (Phase.BOOKING, Phase.BOOKED, Phase.CANCELLED, Phase.CONCLUDED):
            current = await unit.sync_tests.by_token(test.token)
            assert current is not None
            assert await unit.sync_tests.move(current, to, "person:2", NOW)


async def investigated(stage: Stage, *, without: str = "") -> None:
    for criterion, lines in SAYS.items():
        for line in lines if criterion != without else ():
            await said(stage, line)
    for line in OTHERS:
        await said(stage, line)
    if without != "sync_tested":
        await played(stage)


async def one(stage: Stage) -> Incident:
    async with stage.store.reading(HOME) as unit:
        return await wanted(unit, 1)


async def made(stage: Stage) -> Standing:
    async with stage.store.unit(HOME) as unit:
        return await make(stage.office, unit, stage.operator, await wanted(unit, 1))


async def standing(stage: Stage) -> Standing:
    async with stage.store.reading(HOME) as unit:
        return await standing_of(stage.office, unit, await wanted(unit, 1))


async def reviewed(stage: Stage, *roles: Role) -> None:
    for role in roles:
        await said(stage, f"relecture {WORDS[role]}", role)


async def test_whole_it_is_complete_and_successful_and_the_hold_is_lifted_by_the_operator(
    house: Stage,
) -> None:
    await investigated(house)
    await made(house)
    await reviewed(house, Role.OWNER, Role.OPERATOR)
    found = await standing(house)
    assert found.complete.whole
    assert found.successful.whole
    document = checked(found.document)
    assert (document["complete"], document["successful"]) == (True, True)
    assert document["root_cause"]["cause"] == "one_way"
    assert document["root_cause"]["confidence"] == "HIGH"
    assert document["risk"]["room_nights"] == 3
    assert document["risk"]["total"] == "15600.00"  # three nights at 2 600, and as much for another house
    await said(house, "clore la connexion est bidirectionnelle")
    async with house.store.reading(HOME) as unit:
        assert not (await snapshot(house.office, unit)).incident_open
    await house.verify()


@pytest.mark.parametrize("criterion", [*SAYS, "sync_tested"])
async def test_any_one_criterion_removed_keeps_it_from_being_complete(house: Stage, criterion: str) -> None:
    await investigated(house, without=criterion)
    await made(house)
    await reviewed(house, Role.OWNER, Role.OPERATOR)
    found = await standing(house)
    assert not getattr(found.complete, criterion)
    assert not found.complete.whole
    assert not checked(found.document)["complete"]
    with pytest.raises(Refusal):
        await said(house, "clore tout va bien")


@pytest.mark.parametrize("roles", [(), (Role.OWNER,), (Role.OPERATOR,)])
async def test_it_takes_two_people(house: Stage, roles: tuple[Role, ...]) -> None:
    await investigated(house)
    await made(house)
    await reviewed(house, *roles)
    found = await standing(house)
    assert not found.complete.reviewed_by_two
    assert not found.complete.whole


async def test_one_person_counts_once_and_needs_words(house: Stage) -> None:
    with pytest.raises(Refusal):
        await reviewed(house, Role.OWNER)  # there is nothing to read yet
    await made(house)
    await reviewed(house, Role.OWNER)
    for words in ("relecture Encore une fois, bien relu.", "relecture ok", "relecture 12345 67890 !!!"):
        with pytest.raises(Refusal):
            await said(house, words, Role.OWNER)
    with pytest.raises(Refusal):
        await said(house, "relecture Rien à redire ici.", Role.STAFF)
    assert len((await standing(house)).document["reviews"]) == 1


async def test_a_new_version_only_where_it_says_something_else_and_it_is_read_anew(house: Stage) -> None:
    await investigated(house)
    assert (await made(house)).document["version"] == 1
    await reviewed(house, Role.OWNER, Role.OPERATOR)
    assert (await made(house)).document["version"] == 1
    assert (await standing(house)).complete.whole
    await said(house, "note le canal a répondu")
    again = await made(house)
    assert again.document["version"] == 2
    assert not again.complete.reviewed_by_two


async def test_who_read_a_report_has_not_read_what_was_found_out_since(house: Stage) -> None:
    await investigated(house, without="auto_import")
    await made(house)
    await reviewed(house, Role.OWNER, Role.OPERATOR)
    await said(house, SAYS["auto_import"][0])
    assert (await standing(house)).complete.auto_import
    assert not (await standing(house)).complete.reviewed_by_two
    with pytest.raises(Refusal):
        await said(house, "clore tout va bien")
    await made(house)
    await reviewed(house, Role.OWNER, Role.OPERATOR)
    assert (await standing(house)).complete.whole


async def test_a_booking_is_at_risk_once_and_the_day_is_the_houses(house: Stage) -> None:
    async with house.store.unit(HOME) as unit:
        booking = replace(
            reservation("R2", [stay_room("double-superior", NIGHT, 3)], source="online"), channel_number="77"
        )
        await unit.reservations.ingest_many([Delivery(booking, "y")], NOW, "import")
    house.clock.pass_(seconds=(datetime.combine(NOW, time(23, 30), UTC) - NOW).total_seconds())
    await said(house, "ouvrir Encore une fois")
    for words in ("2 concerne R2, 77", "2 concerne r2"):
        await said(house, words)
    async with house.store.unit(HOME) as unit:
        document = (await make(house.office, unit, house.operator, await wanted(unit, 2))).document
    assert document["risk"]["room_nights"] == 3
    assert document["date"] == (NOW + timedelta(days=1)).date().isoformat()  # half past midnight in Morocco


async def test_success_needs_confidence_and_an_amount(house: Stage) -> None:
    first = await made(house)
    assert (first.successful.confidence, first.successful.actionable) == (False, False)
    assert first.document["root_cause"]["confidence"] == "LOW"
    assert not first.successful.risk_quantified  # no booking, no night
    await said(house, "concerne R1")
    await said(house, "fait relogement = 3 000 dh")
    second = await made(house)
    assert second.document["risk"]["relocation"] == "9000.00"
    assert not second.document["risk"]["relocation_assumed"]
    assert second.successful.risk_quantified


async def test_it_is_exported_in_two_languages_and_words_from_outside_stay_words(
    house: Stage, tmp_path: Path
) -> None:
    await investigated(house)
    photo = Evidence(EvidenceKind.PHOTO, "c" * 64, "person:2", NOW)
    await said(house, "note [lien](https://evil.example) # titre", files=[photo])
    report: dict[str, Any] = dict((await made(house)).document)
    async with house.store.reading(HOME) as unit:
        hotel = await unit.property.get()
    paths = exported(report, hotel, house.office.shelf, tmp_path)
    names = {path.relative_to(tmp_path / "docs" / "incidents").as_posix() for path in paths}
    assert names == {f"incident-1-v1.{end}" for end in ("json", "fr.md", "en.md", "fr.html", "en.html")}
    assert json.loads(paths[0].read_text("utf-8")) == report
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)
    french, english = (as_markdown(in_language(report, hotel, lang)) for lang in ("fr", "en"))
    assert "## Cause" in french
    assert "## Root cause" in english
    assert "Connexion à sens unique" in french
    assert "One-way connection" in english
    for text in (french, english):
        assert "doit \\<b\\>rester\\</b\\> \\| toujours" in text
        assert "](https://evil.example)" not in text
    page = next(path for path in paths if path.name.endswith("fr.html")).read_text("utf-8")
    assert "<b>rester</b>" not in page


async def test_messages_keep_their_day_and_contradictions_stand_in_it(house: Stage) -> None:
    await said(house, "fait support = doit rester")
    house.clock.pass_(days=1)
    await said(house, "fait support = réparé", Role.OWNER)
    await said(house, OTHERS[-1])
    document = checked((await made(house)).document)
    [found] = document["contradictions"]
    assert [one["value"]["fr"] for one in found["said"]] == ["doit rester", "réparé"]
    [message] = document["appendix"]["messages"]
    assert message["at"].startswith("2026-11-12")
    assert message["direction"] == "in"
    assert document["duration_minutes"] == timedelta(days=1) // timedelta(minutes=1)


async def test_the_chat_gets_the_card_and_the_file(house: Stage) -> None:
    card, paper = await incident(house.office, Caller(HOME, house.operator), "1 rapport")
    assert paper.file is not None
    assert paper.file.name.startswith("incident-1-v1.fr.")
    assert house.office.shelf.place(paper.file.digest, paper.file.name).is_file()
    assert "report.lacks" in str(card)
