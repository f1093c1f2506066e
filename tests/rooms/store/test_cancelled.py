"""What does a task that is cancelled in the middle leave of its connection?"""

from __future__ import annotations

import asyncio
import gc
import random
import threading
import warnings
from pathlib import Path
from typing import Any

import pytest

from store.engine import open_store
from tests.fresh import empty_house


def test_a_task_cancelled_at_any_moment_leaves_no_connection_open_and_no_answer_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strays: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: strays.append(str(args.exc_value)))
    url = empty_house(tmp_path / "house.db")
    with warnings.catch_warnings(record=True) as left:
        warnings.simplefilter("always", ResourceWarning)
        for seed in range(60):
            asyncio.run(_cancelled(url, random.Random(seed)))
        gc.collect()
    assert strays == []
    assert [str(one.message) for one in left if "deleted before being closed" in str(one.message)] == []


async def _cancelled(url: str, chance: random.Random) -> None:
    store = open_store(url)

    async def work(place: Any) -> None:
        async with place("riad"):
            await asyncio.sleep(chance.random() * 0.002)

    tasks = [asyncio.create_task(work(store.reading if i % 2 else store.unit)) for i in range(6)]
    await asyncio.sleep(chance.random() * 0.03)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await store.close()
