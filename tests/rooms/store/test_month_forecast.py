"""How far off is the forecast of a month that was made so many days into it, and how often does its range hold?"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from channels.simulated.sample import sample_house
from domain.house.snapshot import RESERVATIONS
from domain.money.taxes import Taxes
from domain.result.expected import Method
from domain.result.outlook import outlook
from domain.result.result import result
from governance.result.account import Hindsight, hindsight_of
from store.bookings.ingest import Delivery
from store.engine import Store, open_store
from tests.makers import TODAY, villa
from tests.rooms.store.conftest import HOME
from tests.rules.result.made import COSTS, VAT

DAYS = [date(2026, month, day) for month in (6, 7, 8, 9, 10) for day in (5, 10, 15, 20, 25)]


@pytest.fixture
async def lived(sqlite_file: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """The sample year on SQLite."""
    file = tmp_path / "year.db"
    shutil.copy(sqlite_file, file)
    store = open_store(f"sqlite:///{file}")
    sample = sample_house(villa(HOME), TODAY)
    async with store.unit(HOME) as unit:
        await unit.property.save(sample.hotel)
        deliveries = [Delivery(one, f"{one.number}:{one.updated_at}") for one in sample.reservations]
        await unit.reservations.ingest_many(deliveries, sample.as_of, "pull")
        await unit.channels.read_well(RESERVATIONS, sample.as_of)
        await unit.accounts.set_taxes(Taxes((VAT,)))
        await unit.accounts.set_costs(COSTS)
    yield store
    await store.close()


async def test_the_error_of_the_month_s_forecast_on_the_sample_year(lived: Store) -> None:
    now = sample_house(villa(HOME), TODAY).as_of
    found: list[Hindsight] = []
    inside = 0
    async with lived.reading(HOME) as unit:
        today = await unit.facts.house(now, books_since=date(2026, 6, 1))
        for day in DAYS:
            then = await unit.facts.house(now, as_of=day, books_since=day.replace(day=1))
            view = outlook(then, day)
            assert view.rooms.method is Method.PICKUP
            past = hindsight_of(then, today)
            assert past is not None
            assert past.actual == result(today, view.span)
            found.append(past)
            inside += view.low.sold <= past.actual.sold <= view.high.sold
    errors = [abs(past.error or Decimal(1)) for past in found]
    assert median(errors) < Decimal("0.06"), errors
    later = [error for day, error in zip(DAYS, errors, strict=True) if day.day >= 10]
    assert max(later) < Decimal("0.16"), errors
    assert max(errors) < Decimal("0.30"), errors
    told = f"median error {median(errors):.1%}, largest {max(errors):.1%}, range held {inside} of {len(DAYS)}"
    assert 0.65 <= inside / len(DAYS) <= 0.95, told
