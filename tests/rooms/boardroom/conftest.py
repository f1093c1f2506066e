"""A stage for one test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.rooms.boardroom.chamber import Chamber, answering
from tests.rooms.boardroom.stage import Stage, staged


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as found:
        yield found


@pytest.fixture
async def chamber(stage: Stage) -> AsyncIterator[Chamber]:
    async with answering(stage) as found:
        yield found
