"""A migrated, empty database of either kind for one test, and a furnished desk on one."""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from store.engine import open_store
from store.upkeep.schema import migrate
from tests.fresh import empty_house
from tests.postgres import create_database, drop_database, postgres_server
from tests.rooms.consent.stage import Stage, staged


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The run's one server, whose database `migrated` is there to be copied."""
    with postgres_server() as server:
        asyncio.run(migrate(create_database(server, "migrated")))
        yield server


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    empty_house(file)
    return file


@pytest.fixture
def sqlite_url(sqlite_file: Path, tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    file = tmp_path / "house.db"
    shutil.copy(sqlite_file, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """A fresh migrated PostgreSQL database, for as long as the test lasts."""
    name = f"t{uuid.uuid4().hex}"
    yield create_database(postgres, name, template="migrated")
    drop_database(postgres, name)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database of either kind."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
async def desk(sqlite_file: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """One process on SQLite, with pushing on."""
    file = tmp_path / "desk.db"
    shutil.copy(sqlite_file, file)
    store = open_store(f"sqlite:///{file}")
    yield await staged(store)
    await store.close()
