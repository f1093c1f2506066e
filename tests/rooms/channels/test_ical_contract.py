"""Do calendar feeds keep the channel manager's contract, as far as a witness is bound by it?"""

from collections.abc import AsyncIterator

import pytest

import tests.rooms.channels.channel_manager_contract  # noqa: F401 - enlists the contracts
from channels.ports import Capabilities
from tests.rooms.channels.channel_manager_stage import Numbered, binding
from tests.rooms.channels.ical_stage import IcalStage

WITNESS = Capabilities(
    ari_read=False,
    push=False,
    acknowledge=False,
    create_booking=False,
    max_dates_per_push=0,
    quota_day=None,
    quota_minute=None,
)


@pytest.fixture
async def stage() -> AsyncIterator[IcalStage]:
    async with IcalStage() as ready:
        yield ready


@pytest.mark.parametrize("promise", binding(WITNESS), ids=str)
async def test_contract(promise: Numbered, stage: IcalStage) -> None:
    assert stage.manager.capabilities == WITNESS
    await promise.run(stage)


def test_a_witness_is_bound_to_read_well_and_to_refuse_writing() -> None:
    assert {promise.number for promise in binding(WITNESS)} == {1, 2, 3, 4, 5, 20, 23, 25, 26, 27, 28}
