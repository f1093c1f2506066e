"""Does the HotelRunner adapter keep the channel manager's contract over real HTTP?"""

from collections.abc import AsyncIterator

import pytest

import tests.rooms.channel_manager_contract  # noqa: F401 - enlists the contracts
from tests.rooms.channel_manager_stage import CONTRACTS, Numbered
from tests.rooms.hotelrunner_stage import HotelRunnerStage


@pytest.fixture
async def stage() -> AsyncIterator[HotelRunnerStage]:
    async with HotelRunnerStage() as ready:
        yield ready


@pytest.mark.parametrize("promise", CONTRACTS, ids=str)
async def test_contract(promise: Numbered, stage: HotelRunnerStage) -> None:
    assert not promise.needs or getattr(stage.manager.capabilities, promise.needs)
    await promise.run(stage)
