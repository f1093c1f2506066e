"""What happens by the clock, and how does a failed tick not stop the next one?"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.process.metrics import failed, timed

log = logging.getLogger(__name__)

Tick = Callable[[], Awaitable[None]]


def guarded(name: str, tick: Tick, broke: Tick | None = None) -> Tick:
    """The tick, with its failure logged instead of ending whoever runs it; then `broke` has its turn."""

    async def run() -> None:
        try:
            await tick()
        except Exception:  # whatever one turn breaks on, the next one must still come
            log.exception("%s failed", name)
            failed(name)
            if broke is not None:
                await broke()

    return run


class Clockwork:
    """A clock that keeps nothing: a missed tick is simply run at the next occasion."""

    def __init__(self) -> None:
        # The library would warn at every interval for as long as a tick is under way; here the second one leaves
        # at once, so never more than two are there.
        defaults = {"coalesce": True, "max_instances": 2, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)
        self._under_way: dict[str, asyncio.Task[None] | None] = {}

    def every(self, seconds: float, name: str, tick: Tick, *, at_once: bool = True) -> None:
        """Run `tick` every so many seconds, from now on or from the first interval on.

        Ticks are idempotent, never overlap, and are only a clock: rows decide.
        """
        first = datetime.now(UTC) + timedelta(seconds=0 if at_once else seconds)
        turn = partial(self._turn, name, guarded(name, tick))
        self._scheduler.add_job(turn, "interval", seconds=seconds, id=name, next_run_time=first)

    def start(self) -> None:
        """From here on ticks come."""
        self._scheduler.start()

    async def end(self, grace: float) -> None:
        """No tick begins any more; one under way may finish for `grace` seconds, for it may be inside a unit."""
        self._scheduler.pause()
        under_way = [task for task in self._under_way.values() if task is not None]
        if under_way:
            await asyncio.wait(under_way, timeout=grace)
        self._scheduler.shutdown(wait=False)

    async def _turn(self, name: str, tick: Tick) -> None:
        """One turn, unless the last one still runs: what it does is what this one would do."""
        if name in self._under_way:
            return
        self._under_way[name] = asyncio.current_task()
        try:
            # Cancelled once the grace is over: the rows decide next time.
            with timed(name), contextlib.suppress(asyncio.CancelledError):
                await tick()
        finally:
            del self._under_way[name]
