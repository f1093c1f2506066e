"""Does an open page hear of every change within a second, also of those while its line was down?"""

import asyncio
import time
from dataclasses import dataclass

import pytest

from boardroom.live.stream import told
from boardroom.live.watch import EVERY, Watch
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME, filed


async def beat(stage: Stage) -> str:
    async with stage.office.store.reading(HOME) as unit:
        return await unit.pulse.now()


async def test_a_change_is_told_and_what_was_missed_is_told_first(stage: Stage) -> None:
    watch = Watch(stage.office, every=0.05)
    before = await beat(stage)
    stream = told(watch, HOME, None)
    assert await anext(stream) == "retry: 1000\n\n"
    waiting = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    begun = time.monotonic()
    await filed(stage.wired)
    heard = await asyncio.wait_for(waiting, 5)
    assert time.monotonic() - begun < 5
    assert heard.startswith("event: changed\nid: ")
    assert "1990" not in heard
    await stream.aclose()
    again = told(watch, HOME, before)
    await anext(again)
    assert await asyncio.wait_for(anext(again), 1) == f"event: changed\nid: {await beat(stage)}\ndata: -\n\n"
    await again.aclose()
    assert watch._houses == {}  # nobody looks where nobody listens


@dataclass(slots=True)
class Counted(Watch):
    """A watch that counts its looks."""

    looks: int = 0

    async def _beat(self, property_id: str) -> str:
        self.looks += 1
        return await Watch._beat(self, property_id)


async def test_a_change_is_told_at_the_look_that_follows_it(stage: Stage) -> None:
    """One look may have begun before the change; the one after it tells, and both fall within a second."""
    watch = Counted(stage.office, every=0.02)
    beats = watch.beats(HOME, None, patience=30)
    for night in (30, 31, 32):
        waiting = asyncio.ensure_future(anext(beats))
        await asyncio.sleep(0.05)
        await filed(stage.wired, night=night)
        before = watch.looks
        assert await asyncio.wait_for(waiting, 10) == await beat(stage)
        assert watch.looks - before <= 2
    await beats.aclose()
    assert 2 * EVERY < 1


async def test_a_silent_stream_stays_open(stage: Stage) -> None:
    watch = Watch(stage.office, every=0.05)
    beats = watch.beats(HOME, None, patience=0.05)
    assert [await anext(beats) for _ in range(3)] == [None, None, None]
    await beats.aclose()


@pytest.mark.proof
async def test_a_thousand_pages_hear_of_one_change(stage: Stage) -> None:
    watch = Watch(stage.office)
    streams = [told(watch, HOME, None) for _ in range(1000)]
    for stream in streams:
        assert await anext(stream) == "retry: 1000\n\n"
    waiting = [asyncio.ensure_future(anext(stream)) for stream in streams]
    await asyncio.sleep(1)
    async with stage.office.store.unit(HOME) as unit:
        await unit.settings.set("paused", True, "person:1", stage.wired.clock())
    begun = time.monotonic()
    heard = await asyncio.wait_for(asyncio.gather(*waiting), 30)
    print(f"1,000 pages: {time.monotonic() - begun:.2f} s")  # noqa: T201
    assert len(set(heard)) == 1
    for stream in streams:
        await stream.aclose()
