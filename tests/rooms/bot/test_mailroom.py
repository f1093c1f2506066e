"""Does the running house hear of a mail at once, survive a broken line, and stop when told?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.intake import mailroom
from bot.intake.mailroom import Mailroom
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from channels.simulated.mailbox import SimulatedMailbox
from directors import seated
from governance.board import Board
from governance.bookings.mailbox_pass import Post
from governance.office import Office
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME, Clock, fresh_store
from tests.rooms.mail.stage import reader, signed
from tests.rules.bookings.mails import hotelrunner


async def until(found: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not await found():  # noqa: ASYNC110 - rows ring no event
            await asyncio.sleep(0.02)


async def test_it_listens_reconnects_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailroom, "FIRST_PAUSE", 0.05)
    store = await fresh_store(tmp_path)
    office = Office(store, Board(seated()), Clock())
    box, bell, stop = SimulatedMailbox(), asyncio.Event(), asyncio.Event()
    room = Mailroom(office, Bench(office, Faces(office), bells=(bell,)), HOME, Post(box, reader()))
    running = asyncio.ensure_future(room.run(stop))

    def holds(count: int) -> Callable[[], Awaitable[bool]]:
        async def counted() -> bool:
            async with store.reading(HOME) as unit:
                return await unit.reservations.count() == count

        return counted

    async def listening() -> bool:
        return box.calls[-1:] == ["wait"]

    await until(listening)
    box.deliver(signed(hotelrunner("R100000001")), NOW)
    await until(holds(1))
    await asyncio.wait_for(bell.wait(), 20)
    await until(listening)
    box.drops = 3
    box.deliver(signed(hotelrunner("R100000002")), NOW)
    await until(holds(2))
    assert box.drops == 0
    stop.set()
    await asyncio.wait_for(running, 5)
    await store.close()
