"""How soon is a booking's mail on the phone, and what does the first connection to ten thousand old mails take?

A house as the README sets it up, without HotelRunner's API, between Telegram's twin and a real Dovecot.
"""

from __future__ import annotations

import contextlib
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bot.timing import told
from tests.journeys.bookings.test_mail import sent, surroundings
from tests.journeys.pilot import furnish
from tests.journeys.stage import Stage, staged
from tests.rooms.mail.dovecot import Dovecot, serving
from tests.rules.bookings.mails import mail

ROUNDS, OLD = 12, 10_000
BOOKINGS_IN = 100  # every so many old mails one is about a booking
WITHOUT_API = {"HOTELRUNNER_TOKEN": "", "HOTELRUNNER_HR_ID": "", "LHCM_PUSH": "off"}
PATIENCE = 600.0
SETTLED = """
SELECT 1 FROM sources WHERE name = 'mail' AND read_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mails WHERE open)
"""


def main() -> None:
    """From the delivery into the mailbox to the message on the phone; then the first connection."""
    with _house() as (stage, server):
        stage.start(**WITHOUT_API, **surroundings(server))
        stage.until(lambda: _settled(stage.home), PATIENCE)
        told("mail: delivered to phone", [_rung(stage, server, n) for n in range(ROUNDS)])
    with _house() as (stage, server):
        now = datetime.now(UTC).timestamp()
        for n in range(OLD):
            days = 20 + 2 * (n // BOOKINGS_IN)
            raw = sent(f"R6{n:08}", f"15{n:08}", days) if n % BOOKINGS_IN == 0 else _letter(n)
            server.deliver(raw, now - 86_400 * 25 + n)
        began = time.monotonic()
        stage.start(**WITHOUT_API, **surroundings(server))
        stage.until(lambda: _settled(stage.home), PATIENCE)
        seconds = time.monotonic() - began
        bookings = OLD // BOOKINGS_IN
        print(f"mail: first connection to {OLD} mails, {bookings} of bookings: {seconds:.1f} s")
        told("mail: delivered to phone, after them", [_rung(stage, server, n) for n in range(ROUNDS)])
        rung = [m for m in stage.phones.messages(7001, from_bot=True) if "R6" in m.plain]
        stage.end()
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"mail: {len(rung)} old bookings rang; the largest process had {most} MB")


@contextlib.contextmanager
def _house() -> Iterator[tuple[Stage, Dovecot]]:
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        furnish(Path(folder), datetime.now(UTC).date())
        with staged(Path(folder)) as stage:
            yield stage, server


def _letter(n: int) -> bytes:
    return mail(f"Lettre {n}", "bonjour " * 400, "news@example.com", message_id=f"<{n}@example.com>")


def _rung(stage: Stage, server: Dovecot, n: int) -> float:
    number = f"R5{n:08}"
    began = time.monotonic()
    server.deliver(sent(number, f"16{n:08}", 300 + 3 * n))
    stage.until(
        lambda: [m for m in stage.phones.messages(7001, from_bot=True) if number in m.plain] or None, PATIENCE
    )
    return time.monotonic() - began


def _settled(home: Path) -> bool:
    """Whether a pass has reached the end and no mail awaits its effect."""
    with contextlib.closing(sqlite3.connect(f"file:{home / 'lhcm.sqlite3'}?mode=ro", uri=True)) as house:
        return house.execute(SETTLED).fetchone() is not None
