"""A furnished desk on a fresh database: SQLite for one process, both kinds where two of them race."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.engine import open_store
from tests.rooms.consent.stage import Stage, staged
from tests.rooms.store.conftest import postgres, postgres_url, sqlite_file, sqlite_url, url

__all__ = ["postgres", "postgres_url", "sqlite_file", "sqlite_url", "url"]


@pytest.fixture
async def desk(sqlite_file: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """One process on SQLite, with pushing on."""
    file = tmp_path / "desk.db"
    shutil.copy(sqlite_file, file)
    store = open_store(f"sqlite:///{file}")
    yield await staged(store)
    await store.close()
