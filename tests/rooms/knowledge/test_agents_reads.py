"""Does no read that is open to agents tell them of a guest, whatever words they give it?"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.cli.reads import READS
from bot.demo.furnish import move_in, sample_of
from bot.process.lazily import at
from bot.words.phrases import Words
from directors import seated
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.folding import fold
from governance.board import Board
from governance.office import Office
from store.engine import async_url, open_store
from store.house.shelf import Shelf
from store.models.reservations import GuestRow
from tests.fresh import empty_house
from tests.journeys.terminal import Terminal
from tests.makers import NOW, TODAY

# Words that reads take; a guest's name and number are added to each.
ASKED: dict[str, tuple[str, ...]] = {
    "terms": ("expedia", "bookingcom"),
    "simulate": ("suites -10 % en février",),
    "curve": ("price", "suite junior"),
    "activation": ("", "expedia"),
}


async def guests(url: str) -> list[tuple[str, str | None, str | None]]:
    """Every guest's name, mail and telephone as they are stored."""
    engine = create_async_engine(async_url(url))
    async with engine.connect() as connection:
        wanted = select(GuestRow.name, GuestRow.email, GuestRow.phone).where(GuestRow.name.is_not(None))
        found = [tuple(row) for row in await connection.execute(wanted)]
    await engine.dispose()
    return found  # type: ignore[return-value]


@pytest.fixture
async def house(tmp_path: Path) -> tuple[Office, str, list[tuple[str, str | None, str | None]]]:
    url = empty_house(tmp_path / "house.db")
    store = open_store(url)
    sample = sample_of(TODAY)
    await move_in(store, sample, NOW)
    shelf = Shelf(tmp_path / "documents")
    office = Office(store, Board(seated()), lambda: NOW, shelf=shelf, home=tmp_path)
    return office, sample.hotel.id, await guests(url)


async def test_no_open_read_names_a_guest(
    house: tuple[Office, str, list[tuple[str, str | None, str | None]]],
) -> None:
    office, home, everybody = house
    names = {fold(name) for name, _, _ in everybody if " " in name.strip()}
    marks = {one for _, mail, phone in everybody for one in (mail, phone) if one and len(one) > 5}
    assert len(names) > 50, "the sample house has guests"
    name = everybody[0][0]
    spoken = 0
    for read in READS:
        if not read.agents:
            continue
        told = at(read.place)
        for words in (*ASKED.get(read.name, ("",)), name, f"{name} ?", "' OR 1=1 --", "guest", "*"):
            try:
                form, shown = await told(office, home, words, *((Role.AGENT,) if read.by_role else ()))
            except Refusal:
                continue  # words that the read does not take
            said = json.dumps(form, ensure_ascii=False, default=str) + shown(Words("fr"))
            spoken += 1
            answer = fold(said.replace(words, ""))
            assert [one for one in names if one in answer] == [], (read.name, words)
            assert [one for one in marks if one in said.replace(words, "")] == [], (read.name, words)
    seen = ""
    for closed in ("cash", "rooms", "messages"):
        form, shown = await at(f"bot.cli.reads.{closed}:told")(office, home, "")
        seen += json.dumps(form, ensure_ascii=False, default=str) + shown(Words("fr"))
    await office.store.close()
    assert spoken > 40
    assert any(one in fold(seen) for one in names), "what is closed to agents shows that a name would be seen"


async def furnished_with_guests(folder: Path) -> tuple[Terminal, list[tuple[str, str | None, str | None]]]:
    """The sample house as a terminal has it, with Yassine to run it."""
    (folder / "var").mkdir()
    url = empty_house(folder / "var" / "lhcm.sqlite3")
    store = open_store(url)
    sample = sample_of(TODAY)
    await move_in(store, sample, NOW)
    async with store.hall() as hall:
        runs = await hall.upsert_person(797002, "Yassine", "fr")
    async with store.unit(sample.hotel.id) as unit:
        await unit.people.add_member(runs.id, Role.OPERATOR, NOW)
    await store.close()
    return Terminal(folder), await guests(url)


def test_what_an_agent_asks_and_works_on_names_no_guest(tmp_path: Path) -> None:
    terminal, everybody = asyncio.run(furnished_with_guests(tmp_path))
    token = terminal.lhcm("invite", "--role", "agent", "--name", "Codex").raw.splitlines()[0]
    assert terminal.lhcm("work", "make", "expedia", "--by", "Yassine").status == 0
    names = {fold(name) for name, _, _ in everybody if " " in name.strip()}
    marks = {one for _, mail, phone in everybody for one in (mail, phone) if one and len(one) > 5}
    name, mail, phone = next(one for one in everybody if " " in one[0].strip())
    heard = 0
    for words in (
        *[
            ("ask", one)
            for one in ("qui arrive demain ?", f"où est {name} ?", "arrivées", "' OR 1=1 --", "*")
        ],
        *[("ask", f"le numéro de {one}") for one in (name, mail or name, phone or name)],
        *[("work", "list"), ("work", "show", "1"), ("work", "show", "9999"), ("work", "show", name)],
        *[("schema",), ("schema", "work-list"), ("schema", name), ("schema", "../../pyproject")],
    ):
        done = terminal.lhcm(*words, *(() if words[0] == "schema" else ("--as", token)))
        assert done.status in {0, 2, 4, 5}, (words, done.err)
        said = f"{done.raw}\n{done.err}"
        for one in (words[-1], name, mail, phone):  # what was typed may be repeated
            said = said.replace(one, "") if one and one in words[-1] else said
        heard += len(said)
        assert [one for one in names if one in fold(said)] == [], words
        assert [one for one in marks if one in said] == [], words
    assert heard > 1000
    open_eyes = fold(terminal.lhcm("rooms").raw + terminal.lhcm("cash").raw)
    assert any(one in open_eyes for one in names), "whoever runs the house sees them"
