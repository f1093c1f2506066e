"""How are one chat's updates kept in order while no chat waits for another?"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

from bot.clock.schedule import guarded

Item = TypeVar("Item")


class Lanes(Generic[Item]):
    """A queue for each key, each worked off by at most one task; an idle lane costs nothing."""

    def __init__(self, handle: Callable[[Item], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[Hashable, deque[Item]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, key: Hashable, item: Item) -> None:
        """Add to the key's lane; starts its task if the lane was idle."""
        lane = self._waiting.get(key)
        if lane is not None:
            lane.append(item)
            return
        self._waiting[key] = deque([item])
        task = asyncio.create_task(self._work(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, key: Hashable) -> None:
        """Whatever one item breaks on, the next one has its turn; the broken one is still stored as unfinished."""
        lane = self._waiting[key]
        while lane:
            await guarded("update", partial(self._handle, lane.popleft()))()
        del self._waiting[key]

    async def drain(self, grace: float) -> None:
        """Let what runs finish for `grace` seconds; what does not is left to the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)

    async def end(self, grace: float) -> None:
        """The same; what does not finish is broken off, and holds nothing open any more."""
        await self.drain(grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
