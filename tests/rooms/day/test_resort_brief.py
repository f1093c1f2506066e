"""Is the brief of a real resort right on any morning, counted without any of our code?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
import pytest_asyncio

from bot.imports import Wish, import_path
from domain.day.figures import morning
from domain.house.snapshot import House
from store.engine import Store, open_store
from store.schema import migrate
from tests.rooms.day.resort_figures import bookings, figures, twelve_days

ROOT = Path(__file__).parents[3]
SPEC = ROOT / "data" / "specs" / "resort"
FILE = ROOT / "benchmarks" / "data" / "resort_bookings.csv.gz"
NOW = datetime(2017, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("resort")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def store(folder: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{folder / 'house.sqlite3'}"
    await migrate(url)
    opened = open_store(url)
    await import_path(opened, SPEC, NOW, Wish())
    mapping = SPEC / "imports" / "bookings.yaml"
    done = await import_path(opened, FILE, NOW, Wish(mapping=mapping, property_id="resort"))
    assert done.counts == {"reservations": 39_676}
    yield opened
    await opened.close()


async def house_on(store: Store, day: date) -> House:
    async with store.reading("resort") as unit:
        return await unit.facts.house(NOW, as_of=day)


@pytest.mark.asyncio(loop_scope="module")
async def test_twelve_mornings_of_2017_are_as_the_file_says(store: Store) -> None:
    frame = bookings()
    for day in twelve_days():
        house = await house_on(store, day)
        seen, expected = morning(house), figures(frame, day, morning=True)
        assert len(house.arrivals) == expected.arrivals
        assert len(house.departures) == expected.departures
        assert seen.tonight.sold.value == len(house.in_house) == expected.in_house
        assert seen.last_night.sold.value == expected.last_night
        assert tuple(night.sold.value for night in seen.strip.nights) == expected.strip
        booked, cancelled = seen.pickup.bookings.value, seen.pickup.cancelled_bookings.value
        assert booked == int((frame["booked_on"] == pd.Timestamp(day)).sum())
        assert booked is not None
        assert cancelled is not None
        assert booked - cancelled == expected.gained - expected.lost


@pytest.mark.proof
@pytest.mark.asyncio(loop_scope="module")
async def test_importing_the_same_file_again_changes_nothing(store: Store) -> None:
    async with store.reading("resort") as unit:
        before = await unit.reservations.count()
    mapping = SPEC / "imports" / "bookings.yaml"
    await import_path(store, FILE, NOW, Wish(mapping=mapping, property_id="resort"))
    async with store.reading("resort") as unit:
        assert await unit.reservations.count() == before
