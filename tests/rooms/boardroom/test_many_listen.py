"""Do a thousand open pages hear of one change over real connections?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from boardroom.doors.cookies import session_name
from domain.entrance.session import ABSOLUTE, Way
from tests.rooms.boardroom.served import served
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME

LISTENERS = 1000


async def listening(address: str, cookie: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """One connection that has heard the stream's first line."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET /live HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\n\r\n"
    writer.write(head.encode())
    await reader.readuntil(b"retry: 1000")
    return reader, writer


@pytest.mark.proof
async def test_a_thousand_connections_hear_of_one_change(stage: Stage) -> None:
    person, now = stage.wired.owner.person.id, stage.wired.clock()
    async with stage.office.store.unit(HOME) as unit:
        raws = [
            await unit.doors.begin(person, Way.LINK, "?", now, now + ABSOLUTE, None) for _ in range(LISTENERS)
        ]
    name = session_name(replace(stage.lobby, secure=False))
    async with served(stage) as base:
        lines = []
        for first in range(0, LISTENERS, 50):
            some = (listening(base, f"{name}={raw}") for raw in raws[first : first + 50])
            lines += await asyncio.gather(*some)
        waiting = [asyncio.ensure_future(one.readuntil(b"event: changed")) for one, _ in lines]
        await asyncio.sleep(1)
        begun = time.monotonic()
        async with stage.office.store.unit(HOME) as unit:
            await unit.settings.set("paused", True, "person:1", now)
        await asyncio.wait_for(asyncio.gather(*waiting), 120)
        for _, writer in lines:
            writer.close()
        print(f"{LISTENERS} connections: {time.monotonic() - begun:.2f} s")  # noqa: T201
