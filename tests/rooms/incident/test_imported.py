"""Is a report or thread that somebody brings read into statements, each of which a person keeps or sets aside?"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from fpdf import FPDF
from PIL import Image

from bot.command import Caller
from bot.commands.incident.documents import read_first
from bot.commands.incident.incident import incident, wanted
from bot.commands.incident.taps import on_incident, typed_line
from bot.commands.missions.proofs import kept, looked_at
from directors import seated
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.incident.incident import Entry, EntryKind
from governance.board import Board
from governance.incident.case import Case, case_of
from tests.rooms.consent.stage import HOME, Stage

LINES = (
    "Incident report, 2 January 2026",
    "Connection type: Two-way reservations and availability",
    "Auto-import: not found in any menu",
    "The booking concerned is R599233355.",
    "Guests were happy.",
)


def pdf() -> bytes:
    paper = FPDF()
    for page in (LINES[:1], LINES[1:]):
        paper.add_page()
        paper.set_font("helvetica", size=12)
        for line in page:
            paper.cell(0, 10, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


def word() -> bytes:
    paper, written = docx.Document(), io.BytesIO()
    paper.add_heading("Findings", 1)
    for line in LINES:
        paper.add_paragraph(line)
    paper.save(written)
    return written.getvalue()


def plain() -> bytes:
    return "\n".join(LINES).encode()


def screenshot(mode: str = "RGBA") -> bytes:
    written = io.BytesIO()
    Image.new(mode, (390, 844), 0).save(written, "PNG")
    return written.getvalue()


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "rapport.pdf": (pdf, "p. 2"),
    "rapport.docx": (word, "Findings"),
    "rapport.md": (plain, ""),
    "rapport.txt": (plain, ""),
}


@pytest.fixture
async def house(desk: Stage) -> Stage:
    desk.office = replace(desk.office, board=Board(seated()), wires={}, push=False)
    await incident(desk.office, Caller(HOME, desk.operator), "ouvrir Booking.com montre trop")
    await incident(desk.office, Caller(HOME, desk.operator), "1 fait connexion = sens unique")
    return desk


async def brought(stage: Stage, name: str, content: bytes, who: Role = Role.OPERATOR) -> str:
    """The file in reply to the question for it, as the phone hands it over; what is answered below it."""
    caller, subject = Caller(HOME, stage.people[who]), "incident:1:import"
    proof = await looked_at(name, content)
    also = await read_first(stage.office, caller, subject, proof)
    async with stage.store.unit(HOME) as unit:
        evidence = await kept(stage.office, unit, caller, proof)
        await typed_line(stage.office, unit, caller, subject, "", (evidence,))
        return str(await also(unit, evidence))


async def case(stage: Stage) -> Case:
    async with stage.store.reading(HOME) as unit:
        return await case_of(unit, await wanted(unit, 1))


def of(found: Case, kind: EntryKind) -> list[Entry]:
    return [one for one in found.entries if one.kind is kind]


async def tapped(stage: Stage, number: int, answer: str) -> str:
    token = (await case(stage)).incident.token
    shown = await on_incident(stage.office, Caller(HOME, stage.operator), token, f"claim.{number}.{answer}")
    return str(shown.face if shown.alert is None else shown.alert)


@pytest.mark.parametrize("name", FILES)
async def test_each_statement_waits_with_its_words_and_its_place(house: Stage, name: str) -> None:
    made, place = FILES[name]
    content = made()
    shown = await brought(house, name, content)
    assert "incident.claim_against" in shown  # what contradicts the stated fact comes first
    claims = of(await case(house), EntryKind.CLAIM)
    assert [one.body["topic"] for one in claims] == ["connection_kind", "auto_import", "booking"]
    assert (claims[0].words, claims[0].body["document"]) == (LINES[1], name)
    assert {one.body["place"] for one in claims} == {place}
    await brought(house, name, content)
    assert len(of(await case(house), EntryKind.CLAIM)) == 3


async def test_what_is_kept_becomes_a_fact_and_contradictions_stand(house: Stage) -> None:
    await brought(house, "rapport.md", plain())
    kind, auto, number = of(await case(house), EntryKind.CLAIM)
    assert "'n': 2" in await tapped(house, kind.id, "0")
    assert "incident.claims_left" in await tapped(house, auto.id, "no")
    assert "incident.claims_done" in await tapped(house, number.id, "0")
    assert "incident.judged_before" in await tapped(house, number.id, "0")
    found = await case(house)
    assert [one.body["value"] for one in of(found, EntryKind.FACT)] == ["one_way", "two_way"]
    assert of(found, EntryKind.FACT)[-1].body["where"] == "rapport.md"
    assert found.bookings == ("R599233355",)
    assert [one.topic for one in found.contradictions] == ["connection_kind"]
    await house.verify()


async def test_it_is_judged_in_words_too_and_by_nobody_else(house: Stage) -> None:
    await brought(house, "rapport.md", plain())
    kind, auto, _ = of(await case(house), EntryKind.CLAIM)
    await incident(house.office, Caller(HOME, house.operator), f"1 énoncé {kind.id} retenir")
    with pytest.raises(Refusal):
        await incident(house.office, Caller(HOME, house.people[Role.ADVISOR]), f"1 énoncé {auto.id} retenir")
    await incident(house.office, Caller(HOME, house.operator), f"1 énoncé {auto.id} écarter")
    assert [one.body["kept"] for one in of(await case(house), EntryKind.JUDGED)] == [True, False]


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "I;16"])
async def test_a_screenshot_is_kept_and_says_that_it_was_not_read(
    house: Stage, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    shown = await brought(house, "capture.png", screenshot(mode))
    assert "incident.read_no_text" in shown
    [imported] = of(await case(house), EntryKind.IMPORTED)
    assert [piece.kind for piece in imported.evidence] == ["photo"]
