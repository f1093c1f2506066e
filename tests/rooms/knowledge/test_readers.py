"""Does a document reach those alone whom somebody chose, in every version, before anything is searched?"""

from __future__ import annotations

import pytest

from bot.command import Caller
from bot.commands.knowledge.readers import readers
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.knowledge.writing import Audience
from tests.makers import NOW
from tests.rooms.knowledge.test_finding import HOME, Desk, desk

__all__ = ["desk"]
ASKED = "à quelle heure ferme la piscine ?"


async def caller(desk: Desk, role: Role, number: int = 7) -> Caller:
    async with desk.office.store.hall() as hall:
        person = await hall.upsert_person(number, role.value, "fr")
    async with desk.office.store.unit(HOME) as unit:
        await unit.people.add_member(person.id, role, NOW)
        [member] = [one for one in await unit.people.members() if one.person.id == person.id]
    return Caller(HOME, member)


async def reads(desk: Desk, role: Role) -> bool:
    """Whether a search of his passes over the document's words at all."""
    found = await desk.asks(ASKED, role)
    return any("piscine" in hit.quotation for hit in found.hits)


async def test_a_choice_holds_before_the_search_and_for_every_version(desk: Desk) -> None:
    owner = await caller(desk, Role.OWNER)
    await desk.sends("regles.md", b"La piscine ferme a 21 heures.")
    assert (await reads(desk, Role.STAFF), await reads(desk, Role.OPERATOR)) == (False, True)
    await readers(desk.office, owner, "regles.md : équipe")
    assert await reads(desk, Role.STAFF)
    await desk.sends("regles.md", b"La piscine ferme a 22 heures.")
    assert await reads(desk, Role.STAFF), "a new version goes to the same readers"
    await readers(desk.office, owner, "regles propriétaire")
    assert (await reads(desk, Role.STAFF), await reads(desk, Role.OPERATOR)) == (False, False)
    assert (await reads(desk, Role.AGENT), await reads(desk, Role.OWNER)) == (False, True)
    async with desk.office.store.reading(HOME) as unit:
        [writing] = [one for one in await unit.writings.current(frozenset(Audience)) if "regles" in one.title]
        before = await unit.writings.versions(writing.key, frozenset({Audience.OPERATOR, Audience.STAFF}))
    assert list(before) == [], "no older version is left open"


async def test_a_newer_word_of_the_document_itself_counts_again(desk: Desk) -> None:
    owner = await caller(desk, Role.OWNER)
    await desk.sends("regles.md", b"La piscine ferme a 21 heures.")
    await readers(desk.office, owner, "regles.md : équipe")
    await desk.sends("regles.md", b"La piscine ferme a 23 heures, code secret.", "confidentiel")
    assert not await reads(desk, Role.STAFF)
    assert not await reads(desk, Role.OPERATOR)


async def test_nobody_changes_what_he_may_not_read_and_two_of_a_name_are_asked_about(desk: Desk) -> None:
    operator = await caller(desk, Role.OPERATOR)
    await desk.sends("regles.md", b"La piscine ferme a 21 heures.", "confidentiel")
    with pytest.raises(Refusal) as none:
        await readers(desk.office, operator, "regles.md : équipe")
    assert none.value.phrase.key == "readers.none"
    await desk.sends("menu du jour.md", b"Tajine.")
    await desk.sends("menu du soir.md", b"Pastilla.")
    with pytest.raises(Refusal) as several:
        await readers(desk.office, operator, "menu : équipe")
    assert several.value.phrase.args["titles"] == ("menu du jour.md", "menu du soir.md")
    for words in ("", "menu du soir.md", "menu du soir.md : tout le monde", "équipe"):
        with pytest.raises(Refusal) as how:
            await readers(desk.office, operator, words)
        assert how.value.phrase.key == "readers.how"


async def test_a_choice_is_in_the_journal_without_the_document_s_name(desk: Desk) -> None:
    owner = await caller(desk, Role.OWNER)
    await desk.sends("divorce-de-said.md", b"La piscine ferme a 21 heures.")
    async with desk.office.store.reading(HOME) as unit:
        before, _ = await unit.journal.head()
    await readers(desk.office, owner, "divorce-de-said.md : propriétaire")
    async with desk.office.store.reading(HOME) as unit:
        after, _ = await unit.journal.head()
        names = [name for name in await unit.settings.all() if name.startswith("readers:")]
    assert after > before
    assert len(names) == 1
    assert "said" not in names[0]
