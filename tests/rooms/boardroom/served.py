"""The page over plain HTTP on this machine, as the demonstration serves it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from starlette.applications import Starlette

from boardroom.app import routes
from bot.web.server import server
from tests.rooms.boardroom.stage import Stage


@asynccontextmanager
async def served(stage: Stage) -> AsyncIterator[str]:
    """The page over plain HTTP on this machine, as the demonstration serves it."""
    async with listening_at(Starlette(routes=routes(replace(stage.lobby, secure=False)))) as base:
        yield base


@asynccontextmanager
async def listening_at(application: Starlette) -> AsyncIterator[str]:
    """Where this application is reached on this machine."""
    before = asyncio.all_tasks()
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    http = server(application, "127.0.0.1", port)
    running = asyncio.ensure_future(http.serve([listening]))
    while not http.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    http.should_exit = http.force_exit = True
    await running
    listening.close()
    # A server that is forced to end leaves its streams behind: they end here, before their loop does.
    left = asyncio.all_tasks() - before
    for stream in left:
        stream.cancel()
    await asyncio.gather(*left, return_exceptions=True)
