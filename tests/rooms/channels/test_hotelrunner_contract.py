"""Does the HotelRunner adapter keep the channel manager's contract over real HTTP?"""

from collections.abc import AsyncIterator

import pytest

import tests.rooms.channels.channel_manager_contract  # noqa: F401 - enlists the contracts
from channels.ports import Capabilities
from tests.rooms.channels.channel_manager_stage import Numbered, binding
from tests.rooms.channels.hotelrunner_stage import HotelRunnerStage

HOTELRUNNER = Capabilities(
    ari_read=False,
    push=True,
    acknowledge=True,
    create_booking=False,
    max_dates_per_push=90,
    quota_day=250,
    quota_minute=5,
    per_channel_push=True,
    confirm_booking=True,
)


@pytest.fixture
async def stage() -> AsyncIterator[HotelRunnerStage]:
    async with HotelRunnerStage() as ready:
        yield ready


@pytest.mark.parametrize("promise", binding(HOTELRUNNER), ids=str)
async def test_contract(promise: Numbered, stage: HotelRunnerStage) -> None:
    assert stage.manager.capabilities == HOTELRUNNER
    await promise.run(stage)


def test_a_channel_manager_that_can_write_is_bound_by_all_that_is_not_for_witnesses() -> None:
    assert {promise.number for promise in binding(HOTELRUNNER)} == set(range(1, 26))
