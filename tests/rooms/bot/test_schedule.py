"""Does the clock go on after a failure, wait for a slow tick, and end without a complaint?"""

import asyncio

import pytest

from bot.clock.schedule import Clockwork


async def test_a_tick_under_way_at_the_end_may_finish() -> None:
    begun, go_on, finished = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        begun.set()
        await go_on.wait()
        finished.set()

    clock = Clockwork()
    clock.every(60, "slow", slow)
    clock.start()
    await asyncio.wait_for(begun.wait(), 5)
    ending = asyncio.create_task(clock.end(5))
    await asyncio.sleep(0)
    go_on.set()
    await ending
    assert finished.is_set()


async def test_a_tick_that_does_not_end_is_cut_off_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    begun = asyncio.Event()

    async def endless() -> None:
        begun.set()
        await asyncio.Event().wait()

    clock = Clockwork()
    clock.every(60, "endless", endless)
    clock.start()
    await asyncio.wait_for(begun.wait(), 5)
    await clock.end(0.01)
    for _ in range(10):
        await asyncio.sleep(0)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_failed_tick_is_told_and_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    turns: asyncio.Queue[int] = asyncio.Queue()

    async def failing() -> None:
        turns.put_nowait(1)
        raise ValueError("broken")

    clock = Clockwork()
    clock.every(0.05, "failing", failing)
    clock.start()
    for _ in range(2):
        await asyncio.wait_for(turns.get(), 5)
    await clock.end(1)
    assert "failing failed" in caplog.text


async def test_a_tick_longer_than_its_interval_neither_overlaps_nor_fills_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    under_way: list[int] = []
    begun: list[int] = []

    async def slow() -> None:
        begun.append(len(under_way))
        under_way.append(1)
        await asyncio.sleep(0.07)
        under_way.pop()

    clock = Clockwork()
    clock.every(0.01, "slow", slow)
    clock.start()
    await asyncio.sleep(0.5)
    await clock.end(1)
    assert len(begun) >= 3
    assert set(begun) == {0}
    assert not [record for record in caplog.records if record.levelname != "INFO"]
