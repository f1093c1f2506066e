"""Do three replicas on one PostgreSQL send each brief once and do each wish once, whichever of them is killed? One
kill is in tests/rooms/bot/test_replicas.py."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.upkeep.schema import migrate
from tests.kill.nine import Nine
from tests.kill.replicas import houses, row
from tests.postgres import create_database, postgres_server

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres_server() as url:
        asyncio.run(migrate(create_database(url, "migrated")))
        yield url


def told(nine: Nine, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{nine.told()}\n")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kills_at_nine(server: str, tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    url, many = create_database(server, f"nine{seed}", template="migrated"), 40
    asyncio.run(houses(url, many))
    with row(tmp_path, url, seed, times=6) as built:
        nine = Nine(built, many)
        nine.begin()
        for _ in range(14):
            for _ in range(3):
                nine.order()
            nine.approve()
            nine.one_kill(
                everybody=built.chance.random() < 0.25,
                held=built.chance.choice(("", "", "sendMessage", "answerCallbackQuery", "editMessageText")),
                after=built.chance.random() < 0.5,
            )
            nine.approve()
            if built.chance.random() < 0.7 or not built.living():
                nine.revive()
        nine.revive()
        waiting = nine.settled(300)
        told(nine, capsys)
        assert nine.faults() == []
        assert not waiting
