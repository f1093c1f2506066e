"""A migrated, empty database of either kind, with two properties saved, for one test."""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from store.engine import Store, open_store
from store.schema import migrate
from tests.fresh import empty_house
from tests.makers import villa
from tests.postgres import create_database, drop_database, postgres_server

HOME = "villa-thaifa"
OTHER = "riad-b"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A server whose database `migrated` is there to be copied."""
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
async def store(url: str) -> AsyncIterator[Store]:
    opened = open_store(url)
    for property_id in (HOME, OTHER):
        async with opened.unit(property_id) as unit:
            await unit.property.save(villa(property_id))
    yield opened
    await opened.close()
