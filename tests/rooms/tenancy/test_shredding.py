"""Is who was forgotten unreadable in every backup made before, and does everybody else come back whole?"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import URL, delete
from sqlalchemy.ext.asyncio import create_async_engine

from bot.running import run_held
from bot.settings import Settings
from domain.bookings.reservation import Guest
from domain.errors import Refusal
from governance.board import Board
from governance.office import Office
from governance.tenancy.giving_back import erase, forget_guest
from store.engine import async_url, open_store
from store.house.shelf import Shelf
from store.models.post import InboxRow, OutboxRow
from store.upkeep.backup import backup
from store.upkeep.guest_keys import FILE, MARK, GuestKeys, Place
from store.upkeep.restoring import brought_back, tried
from store.upkeep.schema import newest
from store.upkeep.shredding import CELLS
from store.upkeep.still_sealed import still_sealed
from tests.makers import NOW, reservation, villa
from tests.postgres import program
from tests.rooms.store.conftest import HOME, OTHER
from tests.rooms.store.seeding import canary, seed

ANNA = Guest("Anna-Lena Größe", "DE", "anna@example.com", "+49 171 5550199", 'tab\there, \\ "quoted"\nnext')
BEN = Guest("Ben Okri", "GB", "ben@example.com", None, "أهلا")
ROWS = "SELECT name, email, phone, note FROM guests ORDER BY id"


@pytest.fixture
async def office(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    if url.startswith("postgresql"):
        monkeypatch.setenv("PATH", str(program("pg_dump").parent))
    store = open_store(url)
    for house, number, guest in ((HOME, "R1", ANNA), (HOME, "R2", BEN), (OTHER, "R3", BEN)):
        async with store.unit(house) as unit:
            await unit.property.save(villa(house))
            await unit.reservations.ingest(reservation(number, guest=guest), "raw", NOW, "test")
            await unit.journal.append("test", "test", "test", {"n": 1}, NOW)
    yield Office(store, Board(()), lambda: NOW, shelf=Shelf(tmp_path / "documents"), home=tmp_path)
    await store.close()


def text_of(copy: Path) -> str:
    """Every byte of a copy that could be words."""
    raw = copy.read_bytes()
    return (gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw).decode(errors="replace")


async def guests_in(
    copy: Path, tmp_path: Path, name: str, fresh_postgres: str | None
) -> list[tuple[object, ...]]:
    """The guests of a copy that was brought back, and that everything else of it is sound."""
    back = tmp_path / f"{name}.opened"
    await brought_back(copy, back, GuestKeys(tmp_path))
    assert back.stat().st_mode & 0o077 == 0
    if fresh_postgres is None:
        with sqlite3.connect(back) as held:
            assert held.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return held.execute(ROWS).fetchall()
    return _from_sql(back.read_text("utf-8"))


def _from_sql(sql: str) -> list[tuple[object, ...]]:
    """The rows of `guests` as COPY spells them, told as Python does."""
    lines = sql.split("\nCOPY public.guests (", 1)[1].split("\n")
    columns = [one.strip() for one in lines[0].partition(")")[0].split(",")]
    found: list[tuple[object, ...]] = []
    for line in lines[1 : lines.index("\\.")]:
        cells = dict(zip(columns, line.split("\t"), strict=True))
        words = [cells[one] for one in ("name", "email", "phone", "note")]
        signs = (("\\t", "\t"), ("\\n", "\n"), ("\\\\", "\\"))
        found.append(tuple(None if one == "\\N" else _told(one, signs) for one in words))
    return found


def _told(cell: str, signs: tuple[tuple[str, str], ...]) -> str:
    for written, meant in signs:
        cell = cell.replace(written, meant)
    return cell


def told(guest: Guest) -> tuple[object, ...]:
    return guest.name, guest.email, guest.phone, guest.note


async def test_a_forgotten_guest_is_unreadable_in_every_copy_and_nobody_else_is(
    office: Office, url: str, tmp_path: Path
) -> None:
    postgres = url if url.startswith("postgresql") else None
    first = await backup(url, tmp_path / "monday.backup", GuestKeys(tmp_path))
    assert not any(word in text_of(first) for word in ("Größe", "anna@", "5550199", "Okri"))
    assert MARK in text_of(first)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert await guests_in(first, tmp_path, "before", postgres) == [told(ANNA), told(BEN), told(BEN)]

    assert await forget_guest(office, HOME, "R1") == 1
    nobody = (None, None, None, None)
    assert await guests_in(first, tmp_path, "after", postgres) == [nobody, told(BEN), told(BEN)]

    second = await backup(url, tmp_path / "tuesday.backup", GuestKeys(tmp_path))
    assert await guests_in(second, tmp_path, "second", postgres) == [told(BEN), told(BEN)]
    assert await guests_in(first, tmp_path, "again", postgres) == [nobody, told(BEN), told(BEN)]
    async with office.store.reading(HOME) as unit:
        assert (await unit.journal.verify()).ok


async def test_a_house_that_left_is_unreadable_in_every_copy(
    office: Office, url: str, tmp_path: Path
) -> None:
    postgres = url if url.startswith("postgresql") else None
    copy = await backup(url, tmp_path / "monday.backup", GuestKeys(tmp_path))
    await erase(office, HOME)
    nobody = (None, None, None, None)
    assert await guests_in(copy, tmp_path, "after", postgres) == [nobody, nobody, told(BEN)]
    async with office.store.reading(OTHER) as unit:
        assert (await unit.journal.verify()).ok


async def test_a_sealed_copy_is_restored_on_trial_with_its_journals(
    office: Office, url: str, tmp_path: Path
) -> None:
    copy = await backup(url, tmp_path / "monday.backup", GuestKeys(tmp_path))
    (tmp_path / "scratch").mkdir()
    found = await tried(copy, tmp_path / "scratch", GuestKeys(tmp_path), url)
    assert (found.houses, found.entries, found.revision) == (2, 3, newest())
    if url.startswith("postgresql"):
        assert trials(url) == []
        assert (await tried(copy, tmp_path, GuestKeys(tmp_path))).houses is None, "no server is at hand"


def trials(url: str) -> list[str]:
    """The databases that a restore on trial has left."""
    ask = "SELECT datname FROM pg_database WHERE datname LIKE 'lhcm_trial_%'"
    plain = async_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    psql = [str(program("psql")), "-X", "-At", "-d", plain, "-c", ask]
    return subprocess.run(psql, check=True, capture_output=True, text=True).stdout.split()


async def test_a_dump_of_postgresql_is_restored_for_real_and_half_of_one_is_not(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(program("pg_dump").parent))
    store = open_store(postgres_url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa(HOME))
        await unit.journal.append("test", "test", "test", {"n": 1}, NOW)
    await store.close()
    whole = await backup(postgres_url, tmp_path / "custom.dump")
    assert (await tried(whole, tmp_path, server=postgres_url)).houses == 1
    sealed = await backup(postgres_url, tmp_path / "sealed.backup", GuestKeys(tmp_path))
    words = gzip.decompress(sealed.read_bytes())
    for name, half in (
        ("custom", whole.read_bytes()[: whole.stat().st_size // 2]),
        ("packed", sealed.read_bytes()[: sealed.stat().st_size // 2]),
        ("broken", gzip.compress(words.replace(b"COPY public.journal (", b"COPY public.diary ("))),
        ("altered", gzip.compress(words.replace(b'{"n": 1}', b'{"n": 2}'))),
    ):
        copy = tmp_path / name
        copy.write_bytes(half)
        with pytest.raises(Refusal):
            await tried(copy, tmp_path, GuestKeys(tmp_path), postgres_url)
    assert trials(postgres_url) == []


def typed(where: URL, *words: str) -> None:
    """One command of psql on this database."""
    address = where.render_as_string(hide_password=False)
    psql = [str(program("psql")), "-v", "ON_ERROR_STOP=1", "-q", "-d", address, *words]
    subprocess.run(psql, check=True, capture_output=True)


async def test_an_opened_dump_goes_into_an_empty_postgresql(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(program("pg_dump").parent))
    store = open_store(postgres_url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa(HOME))
        await unit.reservations.ingest(reservation("R1", guest=ANNA), "raw", NOW, "test")
    await store.close()
    copy = await backup(postgres_url, tmp_path / "monday.backup", GuestKeys(tmp_path))
    back = tmp_path / "back.sql"
    assert await brought_back(copy, back, GuestKeys(tmp_path)) == 0
    plain = async_url(postgres_url).set(drivername="postgresql")
    fresh = plain.set(database=f"{plain.database}_back")
    typed(plain, "-c", f'CREATE DATABASE "{fresh.database}"')
    try:
        typed(fresh, "-f", str(back))
        again = open_store(fresh.render_as_string(hide_password=False))
        async with again.reading(HOME) as unit:
            [one] = await unit.reservations.numbered("R1")
        await again.close()
    finally:
        typed(plain, "-c", f'DROP DATABASE "{fresh.database}" WITH (FORCE)')
    assert one.guest == ANNA


async def test_a_sealed_copy_put_back_as_it_is_is_noticed(sqlite_url: str, tmp_path: Path) -> None:
    engine = create_async_engine(async_url(sqlite_url))
    async with engine.begin() as connection:
        await connection.run_sync(seed, HOME)
    await engine.dispose()
    copy = await backup(sqlite_url, tmp_path / "sealed.backup", GuestKeys(tmp_path))
    house = Settings.model_validate({"lhcm_home": tmp_path / "new"})
    house.lhcm_home.mkdir()
    place = house.lhcm_home / "lhcm.sqlite3"
    shutil.copyfile(copy, place)
    with pytest.raises(Refusal, match=r"backup\.still_sealed"):
        await run_held(house)
    for file in place.parent.glob("lhcm.sqlite3*"):
        file.unlink()
    await brought_back(copy, place, GuestKeys(tmp_path))
    opened = open_store(house.database)
    assert not await still_sealed(opened)
    async with opened.hall() as hall:  # guests alone tell it as well, where no post is left
        await hall.scope.changed(delete(OutboxRow))
        await hall.scope.changed(delete(InboxRow))
    await opened.close()
    lone = await backup(house.database, tmp_path / "lone.backup", GuestKeys(tmp_path))
    sealed = open_store(f"sqlite+aiosqlite:///{lone}")
    assert await still_sealed(sealed)
    await sealed.close()


async def test_every_cell_of_a_full_house_is_sealed_and_comes_back(sqlite_url: str, tmp_path: Path) -> None:
    engine = create_async_engine(async_url(sqlite_url))
    async with engine.begin() as connection:
        await connection.run_sync(seed, HOME)
    await engine.dispose()
    plain = await backup(sqlite_url, tmp_path / "plain.backup")
    copy = await backup(sqlite_url, tmp_path / "sealed.backup", GuestKeys(tmp_path))
    back = tmp_path / "back.sqlite3"
    assert await brought_back(copy, back, GuestKeys(tmp_path)) == 0
    for table, columns in CELLS.items():
        wanted = f"SELECT {', '.join(columns)} FROM {table}"
        rows = []
        for file in (plain, copy, back):
            with sqlite3.connect(file) as held:
                rows.append(held.execute(wanted).fetchall())
        assert rows[0] == rows[2], table
        assert canary(HOME) not in str(rows[1]), table


async def test_a_dump_that_breaks_off_costs_nobody_his_key(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    false = tmp_path / "bin" / "pg_dump"
    false.parent.mkdir()
    false.write_text("#!/bin/sh\necho half; exit 1\n")
    false.chmod(0o700)
    monkeypatch.setenv("PATH", f"{false.parent}:/usr/bin:/bin")
    kept = {Place(HOME, "guests", "1"): b"k" * 32}
    GuestKeys(tmp_path).keep(kept)
    with pytest.raises(Refusal, match=r"backup\.failed"):
        await backup(postgres_url, tmp_path / "monday.backup", GuestKeys(tmp_path))
    assert GuestKeys(tmp_path).known() == kept
