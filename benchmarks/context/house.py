"""Which house are the questions about?"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

from bot.demo.furnish import move_in, sample_of
from directors import seated
from governance.board import Board
from governance.contract import Ground
from governance.office import Office, snapshot
from store.engine import open_store
from store.reader import PropertyReader
from store.upkeep.schema import migrate

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@contextlib.asynccontextmanager
async def sample_ground() -> AsyncIterator[Ground]:
    """The sample house of one morning, over a real database: two years of bookings, a year of prices."""
    with tempfile.TemporaryDirectory(prefix="lhcm-context-") as folder:
        url = f"sqlite:///{Path(folder) / 'house.db'}"
        await migrate(url)
        store = open_store(url)
        sample = sample_of(TODAY)
        await move_in(store, sample, NOW)
        async with store.unit(sample.hotel.id) as unit:
            await unit.channels.read_well("reservations", NOW)
            await unit.channels.count(sample.channels, NOW)
        async with store.reading(sample.hotel.id) as unit:
            house = await snapshot(Office(store, Board(seated()), lambda: NOW), unit)
        yield Ground(house, PropertyReader(store, sample.hotel.id), "fr", [])
        await store.close()
