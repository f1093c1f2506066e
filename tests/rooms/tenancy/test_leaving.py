"""Does a house leave with everything of its own and nothing of anybody else's, and without a remainder?"""

from __future__ import annotations

import json
import zipfile
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import create_async_engine

from governance.board import Board
from governance.office import Office
from governance.tenancy.giving_back import erase, forget_guest, give_out
from store.consent.journal import chained, genesis
from store.engine import async_url, open_store
from store.house.shelf import Shelf
from store.models.whole import Owned, PersonRow, PropertyRow, Row
from store.tenancy.whole import WAYS_IN, tables
from tests.journeys.terminal import Terminal, furnished
from tests.makers import NOW
from tests.rooms.store.conftest import HOME, OTHER
from tests.rooms.store.seeding import canary, row_id, rows_of, seed


@pytest.fixture
async def office(url: str, tmp_path: Path) -> AsyncIterator[Office]:
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        for property_id in (HOME, OTHER):
            await connection.run_sync(seed, property_id)
    await engine.dispose()
    store = open_store(url)
    yield Office(store, Board(()), lambda: NOW, shelf=Shelf(tmp_path / "documents"))
    await store.close()


async def test_an_export_is_whole_and_its_journal_holds(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "house.zip"
    told = await give_out(office, HOME, target)
    assert set(told["rows"]) == set(tables())
    assert target.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(target) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any(canary(OTHER) in text for text in texts.values())
    assert not any(f"rows/{table}.jsonl" in texts for table in WAYS_IN)
    head = genesis(HOME)
    for line in texts["rows/journal.jsonl"].splitlines():
        row = json.loads(line)
        entry = (
            row["seq"],
            datetime.fromisoformat(row["at"]),
            row["actor"],
            row["kind"],
            row["subject"],
            row["body"],
        )
        head = chained(head, *entry)
    assert json.loads(texts["house.json"])["journal"]["head"] == head


async def test_what_is_erased_leaves_no_row_and_the_other_house_as_it_was(office: Office, url: str) -> None:
    for digest in (canary(HOME), canary(OTHER)):
        plain = digest.replace("-", "")
        office.shelf.keep(plain, "paper.pdf", b"x")
    engine = create_async_engine(async_url(url))
    async with engine.connect() as connection:
        before = await connection.run_sync(rows_of, OTHER)
    rows, _ = await erase(office, HOME)
    assert rows >= len(tables())
    async with engine.connect() as connection:
        for model in Row.__subclasses__():
            if issubclass(model, Owned | PropertyRow):
                mine = select(func.count()).select_from(model).where(model.property_id == HOME)
                assert (await connection.execute(mine)).scalar_one() == 0, model.__tablename__
        people = (await connection.execute(select(PersonRow.id))).scalars().all()
        assert await connection.run_sync(rows_of, OTHER) == before
    await engine.dispose()
    assert row_id(HOME) not in people
    assert row_id(OTHER) in people
    async with office.store.reading(OTHER) as unit:
        assert (await unit.journal.verify()).ok


async def test_a_forgotten_guest_is_named_nowhere_and_the_journal_holds(office: Office) -> None:
    word = canary(HOME)
    gone = await forget_guest(office, HOME, word)
    assert gone is not None
    assert gone >= 4
    async with office.store.reading(HOME) as unit:
        assert [
            await unit.whole.rows(one) for one in ("guests", "guest_cares", "guest_threads", "guest_messages")
        ] == [
            [],
            [],
            [],
            [],
        ]
        assert len(await unit.whole.rows("reservations")) == 1
        entries = await unit.journal.entries(after=1)
        assert [one.kind for one in entries] == ["guest.forgotten"]
    async with office.store.reading(OTHER) as unit:
        assert len(await unit.whole.rows("guests")) == 1
    assert await forget_guest(office, HOME, canary(OTHER)) is None


def test_a_house_is_forgotten_only_by_its_typed_name(tmp_path: Path) -> None:
    terminal: Terminal = furnished(tmp_path)
    kept = terminal.lhcm("house", "export", "villa-thaifa", "--out", tmp_path / "kept.zip")
    assert (kept.status, "lignes" in kept.out) == (0, True)
    refused = terminal.lhcm("house", "erase", "villa-thaifa", "--name", "Villa")
    assert (refused.status, "Rien n’a été effacé" in refused.err) == (2, True)
    assert terminal.lhcm("house", "erase", "nowhere", "--name", "x").status == 5
    done = terminal.lhcm("house", "erase", "villa-thaifa", "--name", "Villa Thaifa")
    assert (done.status, "Villa Thaifa est oubliée" in done.out) == (0, True)
    assert json.loads(terminal.lhcm("house", "list", "--format", "json").raw)["houses"] == []
