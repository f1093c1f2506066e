"""How does `lhcm run` live in a house whose clock goes faster, so that nobody waits a minute for a lease to end?"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from functools import partial

import bot.running
from bot.__main__ import main
from bot.clock.schedule import Clockwork, Tick

SINCE, TIMES = "QUICK_SINCE", "QUICK_TIMES"
HURRIED = frozenset({"brief", "updates", "abandoned"})


def now() -> datetime:
    """The same for every replica: so many times the seconds since that instant."""
    since = float(os.environ[SINCE])
    return datetime.fromtimestamp(since, UTC) + timedelta(
        seconds=float(os.environ[TIMES]) * (time.time() - since)
    )


def every(work: Clockwork, seconds: float, name: str, tick: Tick, *, at_once: bool = True) -> None:
    """What matters here comes as often by that clock as it does by any other; the rest takes its time."""
    hurried = name in HURRIED
    seconds = seconds / float(os.environ[TIMES]) if hurried else seconds
    _every(work, seconds, name, tick, at_once=at_once and hurried)


_every = Clockwork.every
if __name__ == "__main__":
    Clockwork.every = every  # type: ignore[method-assign]
    bot.running.composed = partial(bot.running.composed, clock=now)  # type: ignore[assignment]
    raise SystemExit(main())
