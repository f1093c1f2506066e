"""What is counted of a running process, for whoever watches over machines?

Every label is one of a few words that stand in this program: no house, person, amount or text is ever one, so the
number of series does not grow with the houses, and nothing of a house is told by them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

REGISTRY = CollectorRegistry()
CONTENT_TYPE = CONTENT_TYPE_LATEST
_TICK_BOUNDS = (0.01, 0.05, 0.25, 1, 5, 20, 60, 300)
_CALL_BOUNDS = (0.5, 1, 2, 5, 10, 30, 90)

UPDATES = Counter("lhcm_updates", "Updates of Telegram by what became of them", ["end"], registry=REGISTRY)
MESSAGES = Counter(
    "lhcm_messages", "Messages to people by what came of one try", ["kind", "end"], registry=REGISTRY
)
TICK_SECONDS = Histogram(
    "lhcm_tick_seconds", "One turn of a tick", ["tick"], buckets=_TICK_BOUNDS, registry=REGISTRY
)
FAILURES = Counter("lhcm_failures", "Turns that ended in an unforeseen error", ["where"], registry=REGISTRY)
MODEL_SECONDS = Histogram(
    "lhcm_model_seconds",
    "One call to the language model by its end",
    ["tier", "end"],
    buckets=_CALL_BOUNDS,
    registry=REGISTRY,
)
MODEL_USD = Counter("lhcm_model_usd", "What calls to the language model cost", ["tier"], registry=REGISTRY)

HOUSES = Gauge("lhcm_houses", "Houses in the database", registry=REGISTRY)
WAITING = Gauge("lhcm_outbox_due", "Messages that are due and not sent", registry=REGISTRY)
WAITING_AGE = Gauge("lhcm_outbox_age_seconds", "How long the oldest of them is due", registry=REGISTRY)
OPEN_UPDATES = Gauge("lhcm_inbox_open", "Updates that await their effect", registry=REGISTRY)
OPEN_AGE = Gauge("lhcm_inbox_age_seconds", "How long the oldest of them waits", registry=REGISTRY)
SET_ASIDE = Gauge("lhcm_inbox_set_aside", "Updates set aside in the last day", registry=REGISTRY)
SENDER_AGE = Gauge("lhcm_sender_age_seconds", "Since the sender looked last", registry=REGISTRY)
BACKUP_AGE = Gauge(
    "lhcm_backup_age_seconds", "Since the newest nightly backup; NaN: none yet", registry=REGISTRY
)
DRILL_AGE = Gauge(
    "lhcm_restore_drill_age_seconds",
    "Since a backup was restored on trial and held; NaN: never",
    registry=REGISTRY,
)
DISK_FREE = Gauge("lhcm_disk_free_bytes", "Free on the disk of LHCM_HOME", registry=REGISTRY)


class Beat:
    """When a loop turned last, by the clock that never goes back."""

    def __init__(self) -> None:
        self._at: float | None = None

    def beat(self) -> None:
        """It turns."""
        self._at = time.monotonic()

    @property
    def age(self) -> float | None:
        """Seconds since; None before the first turn."""
        return None if self._at is None else time.monotonic() - self._at


SENDER = Beat()


@contextmanager
def timed(tick: str) -> Iterator[None]:
    """One turn of a tick, however it ends."""
    began = time.perf_counter()
    try:
        yield
    finally:
        TICK_SECONDS.labels(tick).observe(time.perf_counter() - began)


def failed(name: str) -> None:
    """A turn ended in an error. What its name says before a colon is a reference, for which labels have no room."""
    FAILURES.labels(name.rpartition(": ")[2]).inc()


def told() -> bytes:
    """Everything as Prometheus reads it."""
    return generate_latest(REGISTRY)
