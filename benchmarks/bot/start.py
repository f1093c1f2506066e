"""How long after its start does `lhcm run` ask Telegram for the first time?"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bot.timing import told
from tests.journeys.pilot import furnish
from tests.journeys.stage import staged

ROUNDS = 5


def main() -> None:
    """A process of its own between both twins, several times on the same house."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        furnish(home, datetime.now(UTC).date())
        seconds: list[float] = []
        with staged(home) as stage:
            for _ in range(ROUNDS):
                began = time.monotonic()
                stage.start()
                seconds.append(time.monotonic() - began)
                stage.end()
        told("lhcm run: start to first poll", seconds)
