"""Two properties, saved in a database of either kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import Store, async_url, open_store
from tests.makers import villa
from tests.rooms.store.seeding import seed

HOME = "villa-thaifa"
OTHER = "riad-b"


@asynccontextmanager
async def seeded_store(url: str) -> AsyncIterator[Store]:
    """A row of either property in every table."""
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        for property_id in (HOME, OTHER):
            await connection.run_sync(seed, property_id)
    await engine.dispose()
    opened = open_store(url)
    yield opened
    await opened.close()


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    opened = open_store(url)
    for property_id in (HOME, OTHER):
        async with opened.unit(property_id) as unit:
            await unit.property.save(villa(property_id))
    yield opened
    await opened.close()
