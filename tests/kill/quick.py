"""How does `lhcm run` live in a house whose clock goes faster, so that nobody waits a minute for a lease to end?"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from functools import partial

import bot.running
from bot.__main__ import main
from bot.clock.schedule import Clockwork, Tick
from bot.compose import composed

SINCE, FASTER = "QUICK_SINCE", "QUICK_TIMES"
TIMES = float(os.environ.get(FASTER, "1"))
HURRIED = frozenset({"brief", "updates", "abandoned"})


def now() -> datetime:
    """The same for every replica: so many times the seconds since that instant."""
    since = float(os.environ[SINCE])
    return datetime.fromtimestamp(since, UTC) + timedelta(seconds=TIMES * (time.time() - since))


class QuickClockwork(Clockwork):
    """What matters here comes as often by that clock as it does by any other; the rest takes its time."""

    def every(self, seconds: float, name: str, tick: Tick, *, at_once: bool = True) -> None:
        """A tick, sooner where it is hurried."""
        hurried = name in HURRIED
        super().every(seconds / TIMES if hurried else seconds, name, tick, at_once=at_once and hurried)


if __name__ == "__main__":
    vars(bot.running).update(Clockwork=QuickClockwork, composed=partial(composed, clock=now))
    raise SystemExit(main())
