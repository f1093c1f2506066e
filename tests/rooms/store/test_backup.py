"""Is a backup whole, checked, and never in the way of another one?"""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import pytest

from domain.errors import Refusal
from store.engine import Store, open_store
from store.upkeep.backup import backup
from tests.makers import NOW, villa
from tests.postgres import program
from tests.rooms.store.conftest import HOME, OTHER


async def write(store: Store, count: int) -> None:
    for n in range(count):
        async with store.unit(HOME) as unit:
            await unit.journal.append("test", "test", "test", {"n": n}, NOW)


def restored(dump: Path, *options: str) -> str:
    command = [str(program("pg_restore")), *options, str(dump)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def left_in(folder: Path) -> list[Path]:
    return list(folder.glob("*.dump*"))


@pytest.fixture
async def lite(sqlite_url: str) -> str:
    store = open_store(sqlite_url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa(HOME))
    await store.close()
    return sqlite_url


async def test_a_sqlite_backup_taken_while_others_write_is_one_point_in_time(
    lite: str, tmp_path: Path
) -> None:
    store = open_store(lite)
    await write(store, 20)
    target = tmp_path / "copies" / "house.db"
    made, _ = await asyncio.gather(backup(lite, target), write(store, 60))
    await store.close()
    assert made == target
    assert target.stat().st_mode & 0o077 == 0
    copy = open_store(f"sqlite:///{target}")
    async with copy.reading(HOME) as unit:
        result = await unit.journal.verify()
        assert result.ok
        assert 20 <= result.length <= 80
    await copy.close()


async def test_a_backup_never_replaces_another(lite: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("yesterday's")
    with pytest.raises(Refusal, match=r"backup\.exists"):
        await backup(lite, target)
    assert target.read_text() == "yesterday's"


async def test_a_postgres_dump_restores(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(program("pg_dump").parent))
    store = open_store(postgres_url)
    async with store.unit(OTHER) as unit:
        await unit.property.save(villa(OTHER))
    await store.close()
    target = await backup(postgres_url, tmp_path / "house.dump")
    assert "TABLE DATA public properties" in restored(target, "--list")
    assert OTHER in restored(target, "--data-only", "--table=properties", "--file=-")


async def test_without_pg_dump_or_with_a_refusing_one_the_words_say_so(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match=r"backup\.no_pg_dump"):
        await backup(postgres_url, tmp_path / "a.dump")
    monkeypatch.setenv("PATH", str(program("pg_dump").parent))
    with pytest.raises(Refusal, match=r"backup\.failed"):
        await backup("postgresql://nobody@/nothing?host=/nonexistent", tmp_path / "b.dump")
    assert left_in(tmp_path) == []
