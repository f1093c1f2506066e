"""Does the store close without a word when units are cut off at that very moment?"""

from __future__ import annotations

import asyncio
import logging
import threading
from pathlib import Path

import pytest

from store.engine import Store, open_store
from tests.fresh import empty_house
from tests.makers import NOW, villa

HOME = "villa-thaifa"


async def busy(store: Store, *, writes: bool) -> None:
    while True:
        async with store.unit(HOME) if writes else store.reading(HOME) as unit:
            await unit.incidents.all()
            if writes:
                await unit.settings.set("x", 1, by="person:1", at=NOW)


async def cut_off(url: str, after: float) -> None:
    """Four of them are cancelled, nobody waits for them, and the loop ends with the store."""
    store = open_store(url)
    tasks = [asyncio.ensure_future(busy(store, writes=bool(n % 2))) for n in range(4)]
    await asyncio.sleep(after)
    for task in tasks:
        task.cancel()
    await store.close()


def test_units_that_are_cut_off_leave_no_trace(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    url = empty_house(tmp_path / "house.sqlite3")

    async def begun() -> None:
        store = open_store(url)
        async with store.unit(HOME) as unit:
            await unit.property.save(villa())
        await store.close()

    asyncio.run(begun())
    with caplog.at_level(logging.WARNING):
        for number in range(12):
            asyncio.run(cut_off(url, number / 250))
    assert broken == []
    assert [one.getMessage() for one in caplog.records] == []


def test_a_time_limit_that_ends_in_a_rollback_is_still_a_time_limit(tmp_path: Path) -> None:
    url = empty_house(tmp_path / "house.sqlite3")

    async def limited() -> None:
        store = open_store(url)
        for number in range(12):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(number / 250):
                    await busy(store, writes=False)
        async with store.reading(HOME) as unit:
            assert list(await unit.incidents.all()) == []
        await store.close()

    asyncio.run(limited())
