"""The villa with its people and its real board, for what happens between a departure and an arrival."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from directors import seated
from governance.board import Board
from store.engine import open_store
from tests.rooms.consent.stage import Stage, staged


async def opened(url: str) -> AsyncIterator[Stage]:
    store = open_store(url)
    found = await staged(store)
    found.office = replace(found.office, board=Board(seated()))
    yield found
    await store.close()


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """One process on SQLite."""
    async for found in opened(sqlite_url):
        yield found


@pytest.fixture
async def either(url: str) -> AsyncIterator[Stage]:
    """The same on SQLite, and on PostgreSQL."""
    async for found in opened(url):
        yield found
