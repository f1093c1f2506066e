"""What happens by the clock, and how does a failed tick not stop the next one?"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

Tick = Callable[[], Awaitable[None]]


def every(scheduler: AsyncIOScheduler, seconds: float, name: str, tick: Tick) -> None:
    """Run `tick` every so many seconds; ticks are idempotent, never overlap, and are only a clock: rows decide."""
    scheduler.add_job(guarded(name, tick), "interval", seconds=seconds, id=name)


def guarded(name: str, tick: Tick) -> Tick:
    """The tick, with its failure logged instead of lost in the scheduler."""

    async def run() -> None:
        try:
            await tick()
        except Exception:  # whatever one tick breaks on, the next one must still come
            log.exception("the %s tick failed", name)

    return run


def clockwork() -> AsyncIOScheduler:
    """A scheduler that keeps nothing: a missed tick is simply run at the next occasion."""
    return AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
