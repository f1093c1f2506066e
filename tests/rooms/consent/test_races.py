"""Do two processes over one house take out each approved change exactly once?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from channels.ports import PushOutcome, PushReceipt, PushRequest
from domain.consent.proposal import State
from governance.office import Terms
from store.engine import open_store
from tests.rooms.consent.stage import Stage, counted, staged

ROUNDS = 6


@pytest.fixture
async def two(url: str) -> AsyncIterator[tuple[Stage, Stage]]:
    """Two processes with a database connection each, one channel manager and one clock."""
    stores = open_store(url), open_store(url)
    first = await staged(stores[0], terms=Terms(abandoned_after=timedelta(minutes=3)))
    elsewhere = replace(first.office, store=stores[1], in_flight=set())
    yield first, replace(first, store=stores[1], office=elsewhere)
    for store in stores:
        await store.close()


async def test_one_approval_one_call(two: tuple[Stage, Stage]) -> None:
    first, second = two

    async def lingering(request: PushRequest) -> PushReceipt:
        await second.tick()
        await first.tick()
        return PushReceipt(PushOutcome.ACCEPTED, "T")

    for n in range(ROUNDS):
        proposal = await first.pending()
        taps = await asyncio.gather(*(desk.tap(proposal, "ok") for desk in (*two, *two)))
        assert [counted(tapped) for tapped in taps].count(True) == 1
        if n % 2:
            first.wire.pushes.append(lingering)
        await asyncio.gather(*(desk.carry() for desk in (*two, *two)))
        first.clock.pass_(minutes=1)
        await asyncio.gather(*(desk.tick() for desk in two))
        assert await first.state(proposal) is State.APPLIED
        assert len(first.wire.calls) == len(first.wire.effects) == n + 1
        await first.set_price(2600)
    await first.verify()


async def test_yes_against_no(two: tuple[Stage, Stage]) -> None:
    first, second = two
    for _ in range(ROUNDS):
        proposal = await first.pending()
        calls = len(first.wire.calls)
        yes, no = await asyncio.gather(first.tap(proposal, "ok"), second.tap(proposal, "no"))
        assert counted(yes) is not counted(no)
        await asyncio.gather(first.carry(), second.carry())
        assert len(first.wire.calls) - calls == counted(yes)
        first.clock.pass_(minutes=1)
        await first.carry()
        await first.set_price(2600)
    await first.verify()


async def test_one_undo(two: tuple[Stage, Stage]) -> None:
    first, _ = two
    proposal = await first.applied()
    taps = await asyncio.gather(*(desk.tap(proposal, "undo") for desk in (*two, *two)))
    assert [counted(tapped) for tapped in taps].count(True) == 1
    await asyncio.gather(*(desk.carry() for desk in two))
    first.clock.pass_(minutes=1)
    await asyncio.gather(*(desk.carry() for desk in two))
    assert await first.state(proposal) is State.UNDONE
    assert len(first.wire.calls) == 2


async def test_what_the_other_process_left_is_found_after_its_patience(two: tuple[Stage, Stage]) -> None:
    first, second = two

    called = asyncio.Event()

    async def never(request: PushRequest) -> PushReceipt:
        called.set()
        return await asyncio.Future()

    first.wire.pushes.append(never)
    proposal = await first.approved()
    hanging = asyncio.ensure_future(first.carry())
    await called.wait()
    await second.tick()
    assert await second.state(proposal) is State.APPLYING
    first.clock.pass_(minutes=3)
    await second.tick()
    assert await second.state(proposal) is State.UNKNOWN
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    assert len(first.wire.calls) == 1
