"""Does no read that is open to agents tell them of a guest, whatever words they give it?"""

from __future__ import annotations

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
