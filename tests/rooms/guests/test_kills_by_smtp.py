"""Does a real mail server get an answer a second time, when the process that sends is killed at any moment?"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Iterator
from email import message_from_bytes
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP

from channels.mail.smtp import SmtpAccount, SmtpMessenger
from tests.rooms.guests.test_kills import holds, opened, survived
from tests.rooms.guests.test_mail import OURS

HOST = "@" + OURS.partition("@")[2]


class Clerk:
    """Writes down the name of each mail that it has taken, before it says so; now and then it is slow."""

    def __init__(self, file: Path) -> None:
        self._file, self._rng = file, random.Random(16)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        name = str(message_from_bytes(envelope.content)["Message-ID"]).strip("<>").removeprefix("lhcm.")
        with open(self._file, "a", encoding="ascii") as paper:  # noqa: ASYNC230 - it is to be there at once
            paper.write(f"{name}\n")
        await asyncio.sleep(self._rng.random() * 0.01)
        return "250 OK"


@contextlib.contextmanager
def served(clerk: Clerk) -> Iterator[int]:
    """A mail server in a thread of its own, which no kill reaches; its port."""
    loop = asyncio.new_event_loop()
    made = loop.run_until_complete(loop.create_server(partial(SMTP, clerk, loop=loop), "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield made.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(made.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


def through(url: str, paper: Path, kills: int) -> dict[str, int]:
    asyncio.run(opened(url))
    with served(Clerk(paper)) as port:

        def door(_: random.Random) -> SmtpMessenger:
            return SmtpMessenger(SmtpAccount("127.0.0.1", OURS, port=port, tls="off"))

        return survived(url, paper, kills, door, HOST)


@pytest.mark.proof
def test_a_hundred_seeded_kills_between_house_and_server(sqlite_url: str, tmp_path: Path) -> None:
    found = through(sqlite_url, tmp_path / "paper", 100)
    holds(found)
    assert found["died"] >= 50


def test_some_kills_between_house_and_server(sqlite_url: str, tmp_path: Path) -> None:
    holds(through(sqlite_url, tmp_path / "paper", 3))
