"""A house in which the real model is asked, where there is a key; everywhere else nothing of this runs."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from channels.claude.brain import Account, ClaudeBrain
from tests.proof.scene import Scene, opened

NO_KEY = "the evals ask the real model: set ANTHROPIC_API_KEY and run `make evals`"


@pytest.fixture
def key() -> str:
    found = os.environ.get("ANTHROPIC_API_KEY", "")
    if not found:
        pytest.skip(NO_KEY)
    return found


@pytest.fixture
async def brain(key: str) -> AsyncIterator[ClaudeBrain]:
    brain = ClaudeBrain(Account(key, os.environ.get("ANTHROPIC_BASE_URL", "https://api.anthropic.com")))
    yield brain
    await brain.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Scene]:
    """The proof's house with the seats as they are."""
    async with opened(tmp_path / "house.db", real_seats=True) as scene:
        yield scene
