"""Two properties, saved in a database of either kind."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from store.engine import Store, open_store
from tests.makers import villa

HOME = "villa-thaifa"
OTHER = "riad-b"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    opened = open_store(url)
    for property_id in (HOME, OTHER):
        async with opened.unit(property_id) as unit:
            await unit.property.save(villa(property_id))
    yield opened
    await opened.close()
