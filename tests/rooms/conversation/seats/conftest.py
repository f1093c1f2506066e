"""The sample house on one morning, as the tools of a turn stand on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.demo.furnish import move_in, sample_of
from bot.words.phrases import Words
from directors import seated
from domain.house.snapshot import House
from domain.missions.mission import MissionWish
from domain.prices.advice import Advice, Factor
from governance.board import Board
from governance.contract import Ground
from governance.office import Office, snapshot
from store.engine import Store, open_store
from store.reader import PropertyReader
from tests.fresh import empty_house
from tests.makers import TODAY

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ADVICE = Advice(
    "junior-suite",
    date(2026, 12, 31),
    current=Decimal(3260),
    proposed=Decimal(3590),
    low=Decimal(-40),
    mid=Decimal(210),
    high=Decimal(480),
    rooms_with=Decimal("0.78"),
    rooms_without=Decimal("0.91"),
    to_come=Decimal("0.91"),
    rails=("move",),
    factors=(
        Factor("base", Decimal(2100), {}),
        Factor("event", Decimal("1.6"), {"demand": Decimal("2.1")}),
    ),
)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, House]:
    """A database with the sample house and its snapshot; only read, so made once."""
    file = tmp_path_factory.mktemp("seats") / "house.db"

    async def furnish() -> House:
        store = open_store(empty_house(file))
        sample = sample_of(TODAY)
        await move_in(store, sample, NOW)
        async with store.unit(sample.hotel.id) as unit:
            await unit.channels.read_well("reservations", NOW)
            await unit.channels.count(sample.channels, NOW)
            await unit.studies.save(TODAY, (ADVICE,))
            for wish in (
                MissionWish("Photos de la suite 12", priority=1, eta=date(2026, 11, 20), blocked_by="Said"),
                MissionWish("Appeler le notaire", note=True),
            ):
                await unit.missions.add(wish, owner="person:1", by="person:1", at=NOW, remind_at=None)
        office = Office(store, Board(seated()), lambda: NOW)
        async with store.reading(sample.hotel.id) as unit:
            house = await snapshot(office, unit)
        await store.close()
        return house

    return file, asyncio.run(furnish())


@pytest.fixture
async def store(furnished: tuple[Path, House]) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite:///{furnished[0]}")
    yield opened
    await opened.close()


@pytest.fixture
async def ground(store: Store, furnished: tuple[Path, House]) -> Ground:
    """What a turn of this morning stands on."""
    house = furnished[1]
    words = Words("fr", zone=house.hotel.zone, today=house.today)
    return Ground(house, PropertyReader(store, "villa-thaifa"), "fr", [], words.plain)
