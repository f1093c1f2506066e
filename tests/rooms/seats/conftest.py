"""The sample house on one morning, as the tools of a turn stand on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.furnish import move_in, sample_of
from bot.words import Words
from directors import seated
from governance.board import Board
from governance.contract import Ground, Tool
from governance.desk.office import Office, snapshot
from store.engine import Store, open_store
from store.reader import PropertyReader
from store.schema import migrate
from tests.makers import TODAY

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample house; read only, so made once."""
    file = tmp_path_factory.mktemp("seats") / "house.db"

    async def furnish() -> None:
        await migrate(f"sqlite:///{file}")
        store = open_store(f"sqlite:///{file}")
        sample = sample_of(TODAY)
        await move_in(store, sample, NOW)
        async with store.unit(sample.hotel.id) as unit:
            await unit.channels.read_well("reservations", NOW)
            await unit.channels.count(sample.channels, NOW)
        await store.close()

    asyncio.run(furnish())
    return file


@pytest.fixture
async def store(furnished: Path) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite:///{furnished}")
    yield opened
    await opened.close()


@pytest.fixture
async def ground(store: Store) -> Ground:
    """What a turn of this morning stands on."""
    office = Office(store, Board(seated()), lambda: NOW)
    async with store.reading("villa-thaifa") as unit:
        house = await snapshot(office, unit)
    words = Words("fr", zone=house.hotel.zone, today=house.today)
    return Ground(house, PropertyReader(store, "villa-thaifa"), "fr", [], words.plain)


def tool_of(slug: str, name: str) -> Tool:
    """That seat's tool of that name, the code tools included."""
    from governance.prompt import composed

    [seat] = [seat for seat in seated() if seat.slug == slug]
    return {one.name: one for one in composed(seat).tools}[name]
