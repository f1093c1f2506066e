"""Are the words of a sent file found with their page, by those alone who may read it, and gone when it is gone?"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.command import Caller
from bot.commands.house.deciding import decision
from bot.commands.knowledge.finding import search
from bot.compose import PILOT
from bot.knowledge.shelf import caught_up
from directors import seated
from domain.consent.rights import Role
from domain.house.documents import Document, DocumentState, kind_of
from domain.knowledge.findings import Findings
from domain.knowledge.writing import Source, readable_by
from governance.board import Board
from governance.knowledge.finding import Library
from governance.knowledge.knowing import who_may_know
from governance.office import Office
from store.engine import open_store
from store.house.shelf import Shelf
from tests.fresh import pilot_house
from tests.makers import NOW
from tests.rooms.knowledge.papers import letter, pdf, word, workbook

HOME = PILOT.name


@dataclass(slots=True)
class Desk:
    """The pilot's house, and files sent to it."""

    office: Office
    sent: int = 0

    async def sends(self, name: str, content: bytes, caption: str = "") -> str:
        self.sent += 1
        digest = hashlib.sha256(content).hexdigest()
        self.office.shelf.keep(digest, name, content)
        at = NOW + timedelta(seconds=self.sent)
        document = Document(
            f"token{self.sent}",
            digest,
            kind_of(name),
            name,
            caption,
            len(content),
            1,
            False,
            at,
            state=DocumentState.KEPT,
        )
        async with self.office.store.unit(HOME) as unit:
            await unit.documents.keep(document)
        await caught_up(self.office, HOME)
        return digest

    async def asks(self, question: str, role: Role = Role.OWNER) -> Findings:
        return await Library(self.office.store, HOME, readable_by(role), self.office.meaning).find(question)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = open_store(pilot_house(tmp_path / "house.db"))
    yield Desk(
        Office(store, Board(seated()), lambda: NOW, shelf=Shelf(tmp_path / "documents"), home=tmp_path)
    )
    await store.close()


def places(found: Findings) -> list[tuple[str, int | None, str]]:
    return [
        (h.found.writing.title, h.found.passage.place.page, h.found.passage.place.heading) for h in found.hits
    ]


async def test_each_form_is_found_with_its_place_and_quoted_letter_for_letter(desk: Desk) -> None:
    await desk.sends(
        "contrat.pdf", pdf("Contrat de distribution.", "La commission de Sunwing Travel est de 17 %.")
    )
    await desk.sends(
        "regles.docx", word(("Piscine", "La piscine ferme à 21 heures."), ("Chiens", "Refusés."))
    )
    await desk.sends(
        "tarifs.xlsx", workbook("Blanchisserie", ("Article", "Prix"), ("Caftan", 85), ("Drap", 12))
    )
    await desk.sends("reponse.eml", letter("Allocation", "Le parallélisme doit rester activé, dit Yusuf."))
    await desk.sends(
        "notes.md", b"# Fournisseurs\n\nLe plombier est Brahim.\n\n## Jardin\n\nLes rosiers : mardi.\n"
    )
    for question, place, words in (
        ("commission Sunwing", ("contrat.pdf", 2, ""), "17 %"),
        ("à quelle heure ferme la piscine ?", ("regles.docx", None, "Piscine"), "21 heures"),
        ("prix du caftan en blanchisserie", ("tarifs.xlsx", None, "Blanchisserie!A2:B3"), "85"),
        ("le parallélisme doit-il rester ?", ("reponse.eml", None, "Allocation"), "Yusuf"),
        ("quand sont soignés les rosiers du jardin ?", ("notes.md", None, "Fournisseurs › Jardin"), "mardi"),
    ):
        found = await desk.asks(question)
        assert places(found)[0] == place, (question, places(found))
        assert words in found.hits[0].quotation
        assert found.hits[0].quotation in found.hits[0].found.passage.text
        assert found.answers, question


async def test_what_nobody_wrote_is_not_answered_and_somebody_is_named(desk: Desk) -> None:
    await desk.sends("regles.md", "La piscine ferme à 21 heures.".encode())
    found = await desk.asks("quel est le prix du vol Paris Marrakech ?")
    assert not found.answers
    async with desk.office.store.reading(HOME) as unit:
        assert await who_may_know(unit, "à quelle heure est le check-in ?")


async def test_the_house_s_own_facts_and_decisions_are_found(desk: Desk) -> None:
    await caught_up(desk.office, HOME)
    found = await desk.asks("MCP")
    assert {hit.found.writing.source.value for hit in found.hits} <= {"decision", "spec", "incident"}
    found = await desk.asks("chambres quadruple")
    assert found.hits
    assert await caught_up(desk.office, HOME) == 0


async def test_who_may_not_read_it_finds_nothing(desk: Desk) -> None:
    await desk.sends("salaires.md", b"Salaire de la gouvernante : 6 200 MAD", caption="confidentiel")
    await desk.sends("consignes.md", b"Consigne : arroser les citronniers.", caption="pour l'équipe")
    question = "salaire de la gouvernante"
    assert (await desk.asks(question, Role.OWNER)).answers
    for role in (Role.OPERATOR, Role.ADVISOR, Role.AGENT, Role.STAFF):
        assert "salaires.md" not in str(await desk.asks(question, role)), role
    found = await desk.asks("arroser les citronniers", Role.STAFF)
    assert places(found) == [("consignes.md", None, "")]


async def test_a_new_version_counts_and_what_is_gone_is_gone(desk: Desk) -> None:
    await desk.sends("annulation.md", b"Annulation gratuite 7 jours avant.")
    second = await desk.sends("annulation.md", b"Annulation gratuite 14 jours avant.")
    found = await desk.asks("annulation gratuite")
    assert [(h.found.writing.version, h.quotation) for h in found.answers][:1] == [
        (2, "Annulation gratuite 14 jours avant.")
    ]
    assert not any("7 jours" in hit.quotation for hit in found.hits)
    async with desk.office.store.unit(HOME) as unit:
        versions = await unit.writings.versions("file:annulation.md", readable_by(Role.OWNER))
        assert [one.version for one in versions] == [2, 1]
        await unit.documents.forget(NOW + timedelta(days=1))
    assert second
    await caught_up(desk.office, HOME)
    assert not (await desk.asks("annulation gratuite 14")).answers


async def test_two_files_that_differ_are_both_told(desk: Desk) -> None:
    await desk.sends("brochure.md", "Navette de l'aéroport : 250 MAD.".encode())
    await desk.sends("accueil.md", "Navette de l'aéroport : 300 MAD.".encode())
    found = await desk.asks("prix navette aéroport")
    assert {hit.found.writing.title for hit in found.differing} == {"brochure.md", "accueil.md"}


async def test_no_secret_reaches_the_index(desk: Desk) -> None:
    await desk.sends("acces.md", b"Mot de passe : Riad-2026-Secret\nCarte 4111 1111 1111 1111")
    found = await desk.asks("mot de passe carte")
    assert "Riad-2026" not in str(found)
    assert "4111" not in str(found)
    assert found.hits[0].found.writing.withheld >= 2


async def test_a_decision_that_is_put_on_record_is_found_and_comes_back_on_its_day(desk: Desk) -> None:
    async with desk.office.store.hall() as hall:
        omar = await hall.upsert_person(7002, "Omar", "fr")
    async with desk.office.store.unit(HOME) as unit:
        await unit.people.add_member(omar.id, Role.OPERATOR, NOW)
        member = await unit.people.member(omar.id)
    assert member is not None
    words = "Qui lave le linge ? ; décision : Lavandix ; pourquoi : moins cher ; revoir : 15/12/2031"
    await decision(desk.office, Caller(HOME, member), words)
    await caught_up(desk.office, HOME)
    [best, *_] = (await desk.asks("qui lave le linge ?")).hits
    assert best.found.writing.source is Source.DECISION
    async with desk.office.store.reading(HOME) as unit:
        assert [one.wish.remind_on for one in await unit.missions.under_way()] == [date(2031, 12, 15)]
        assert any("Lavandix" in one.decision for one in await unit.decisions.all())


async def test_on_the_phone_a_question_that_nothing_answers_is_told_with_who_may_know(desk: Desk) -> None:
    async with desk.office.store.hall() as hall:
        said = await hall.upsert_person(7009, "Said", "fr")
    async with desk.office.store.unit(HOME) as unit:
        await unit.people.add_member(said.id, Role.OWNER, NOW)
        member = await unit.people.member(said.id)
    assert member is not None
    await desk.sends("bail.pdf", pdf("Loyer mensuel du bail : 18 000 MAD."))
    [unknown] = await search(desk.office, Caller(HOME, member), "qui a peint le tableau du salon ?")
    told = unknown.blocks[0].lines[0].phrase
    assert (told.key, dict(told.args)["names"]) == ("knowledge.unknown", ("Said",))
    [known] = await search(desk.office, Caller(HOME, member), "quel est le loyer mensuel du bail ?")
    assert known.blocks[0].lines[0].phrase.key == "knowledge.found"
