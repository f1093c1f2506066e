"""Is the brief of a real resort right on any morning, counted without any of our code?"""

from __future__ import annotations

import csv
import gzip
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
import pytest_asyncio

from bot.imports import Wish, import_path
from domain.day.figures import morning
from domain.house.snapshot import House
from store.engine import Store, open_store
from tests.fresh import empty_house
from tests.rooms.day.resort_figures import FILE, bookings, figures, twelve_days

SPEC = Path(__file__).parents[3] / "data" / "specs" / "resort"
NOW = datetime(2017, 9, 1, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Resort:
    """A house whose bookings were imported from a file, and from which arrival on."""

    store: Store
    file: Path
    since: date

    async def read(self) -> int:
        """Import the file; how many bookings it holds."""
        wish = Wish(mapping=SPEC / "imports" / "bookings.yaml", property_id="resort")
        return int((await import_path(self.store, self.file, NOW, wish)).counts["reservations"])

    async def on(self, day: date) -> House:
        """The house as it stood that morning."""
        async with self.store.reading("resort") as unit:
            return await unit.facts.house(NOW, as_of=day)


def arriving_since(first: date, path: Path) -> Path:
    """The published file without those who arrive before."""
    with gzip.open(FILE, "rt", newline="") as source, path.open("w", newline="") as target:
        rows = csv.DictReader(source)
        kept = csv.DictWriter(target, rows.fieldnames or ())
        kept.writeheader()
        kept.writerows(row for row in rows if row["arrival"] >= first.isoformat())
    return path


@pytest_asyncio.fixture(
    scope="module",
    loop_scope="module",
    params=[date(2017, 7, 1), pytest.param(date.min, marks=pytest.mark.proof)],
    ids=["summer", "whole"],
)
async def resort(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Resort]:
    """The resort with the bookings of its last two months; all 39,676 are a proof."""
    folder, first = tmp_path_factory.mktemp("resort"), request.param
    url = empty_house(folder / "house.sqlite3")
    store = open_store(url)
    await import_path(store, SPEC, NOW, Wish())
    file = FILE if first == date.min else arriving_since(first, folder / "bookings.csv")
    resort = Resort(store, file, first)
    assert await resort.read() == (39_676 if first == date.min else 3_540)
    yield resort
    await store.close()


@pytest.mark.asyncio(loop_scope="module")
async def test_mornings_of_2017_are_as_the_file_says(resort: Resort) -> None:
    frame, days = bookings(), [day for day in twelve_days() if day > resort.since]
    frame = frame[frame["arrival"].dt.date >= resort.since]
    assert len(days) == (12 if resort.file == FILE else 6)
    for day in days:
        house = await resort.on(day)
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


@pytest.mark.asyncio(loop_scope="module")
async def test_importing_the_same_file_again_changes_nothing(resort: Resort) -> None:
    async with resort.store.reading("resort") as unit:
        before = await unit.reservations.count()
    await resort.read()
    async with resort.store.reading("resort") as unit:
        assert await unit.reservations.count() == before
