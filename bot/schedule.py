"""What happens by the clock, and how does a failed tick not stop the next one?"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

Tick = Callable[[], Awaitable[None]]


def every(
    scheduler: AsyncIOScheduler, seconds: float, name: str, tick: Tick, *, at_once: bool = True
) -> None:
    """Run `tick` every so many seconds, from now on or from the first interval on.

    Ticks are idempotent, never overlap, and are only a clock: rows decide.
    """
    first = datetime.now(UTC) + timedelta(seconds=0 if at_once else seconds)
    scheduler.add_job(guarded(name, tick), "interval", seconds=seconds, id=name, next_run_time=first)


def guarded(name: str, tick: Tick) -> Tick:
    """The tick, with its failure logged instead of ending whoever runs it."""

    async def run() -> None:
        try:
            await tick()
        except Exception:  # whatever one turn breaks on, the next one must still come
            log.exception("%s failed", name)

    return run


def clockwork() -> AsyncIOScheduler:
    """A scheduler that keeps nothing: a missed tick is simply run at the next occasion."""
    return AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
