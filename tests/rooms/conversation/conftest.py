"""A table for one test, over either database."""

from collections.abc import AsyncIterator

import pytest

from store.engine import Store, open_store
from tests.rooms.conversation.stage import Table, seated
from tests.rooms.store.conftest import store

__all__ = ["store"]


@pytest.fixture
async def table(sqlite_url: str) -> AsyncIterator[Table]:
    """Most of what is tested here is the same on both; see `anywhere` for what is not."""
    opened = open_store(sqlite_url)
    async with seated(opened) as table:
        yield table
    await opened.close()


@pytest.fixture
async def anywhere(store: Store) -> AsyncIterator[Table]:
    """SQLite, then PostgreSQL."""
    async with seated(store) as table:
        yield table
