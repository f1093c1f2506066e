"""Is an answer sent twice, or lost, when the process is killed at any moment of sending it?"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from channels.messenger import Delivered, Delivery, DoorCapabilities, Messenger, Outgoing
from directors import seated
from domain.guests.thread import Door, State, Way
from governance.board import Board
from governance.guests.sending import send_due
from governance.office import Office
from store.engine import open_store
from store.unit import Unit
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, staged

AT_ONCE = 12  # answers that wait whenever the process starts
LATEST = 0.6  # seconds after it begins to send within which it is killed


class Paper:
    """A door that writes down each message before it answers: what a guest has read, whatever the house knows."""

    def __init__(self, file: Path, rng: random.Random) -> None:
        self._file, self._rng = file, rng

    @property
    def door(self) -> Door:
        return Door.EMAIL

    @property
    def capabilities(self) -> DoorCapabilities:
        return DoorCapabilities(subject=True)

    async def send(self, message: Outgoing) -> Delivered:
        await asyncio.sleep(self._rng.random() * 0.01)
        with open(self._file, "a", encoding="ascii") as paper:  # noqa: ASYNC230 - it is to be there at once
            paper.write(f"{message.key}\n")
        await asyncio.sleep(self._rng.random() * 0.01)
        return Delivered(Delivery.SENT, f"<{message.key}>")

    async def close(self) -> None:
        return


Opened = Callable[[random.Random], Messenger]  # the door of one process


async def work(url: str, opened: Opened, seed: int, begun: int | None = None) -> None:
    """A process of the house that sends what is due, and says that it begins."""
    store = open_store(url)
    door = opened(random.Random(seed))
    office = Office(
        store, Board(seated()), lambda: NOW + timedelta(hours=1), doors={HOME: {Door.EMAIL: door}}
    )
    if begun is not None:
        os.write(begun, b".")
    await send_due(office, HOME)
    await store.close()


async def filled(unit: Unit, first: int) -> int:
    """Approved answers up to AT_ONCE; the number of the next one."""
    waiting = len(await unit.guest_messages.in_state(State.QUEUED))
    for number in range(first, first + AT_ONCE - waiting):
        thread = await unit.guest_threads.open(name="Anna", channel="direct", stay=None, at=NOW)
        await unit.guest_messages.keep(
            sha256(f"kill:{number}".encode()).hexdigest(),
            *(thread, Way.OUT, Door.EMAIL, "a@b.example"),
            state=State.QUEUED.value,
            text="Yes.",
            at=NOW,
            kept_at=NOW,
            by="house",
            due_at=NOW,
        )
    return first + AT_ONCE - waiting


def killed(url: str, opened: Opened, seed: int) -> bool:
    """Whether a process that sends was killed before it was done."""
    heard, begun = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(work(url, opened, seed, begun))
        finally:
            os._exit(0)
    os.read(heard, 1)
    os.close(heard)
    os.close(begun)
    time.sleep(random.Random(seed).random() * LATEST)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def survived(url: str, paper: Path, kills: int, opened: Opened | None = None, at: str = "") -> dict[str, int]:
    """What was counted after so many seeded kills and a last process that was left in peace.

    `paper` holds the key of each message that has arrived, a line each; `at` is what the door writes around it.
    """
    opened = opened or partial(Paper, paper)
    number, died = 1, 0
    for seed in range(kills):

        async def fill(first: int = number) -> int:
            store = open_store(url)
            async with store.unit(HOME) as unit:
                after = await filled(unit, first)
            await store.close()
            return after

        number = asyncio.run(fill())
        died += killed(url, opened, seed)
    asyncio.run(work(url, opened, 0))
    written = Counter(line.removesuffix(at) for line in paper.read_text("ascii").split())
    return asyncio.run(counted(url, written)) | {"kills": kills, "died": died, "answers": number - 1}


async def counted(url: str, written: Counter[str]) -> dict[str, int]:
    store = open_store(url)
    async with store.reading(HOME) as unit:
        sent = await unit.guest_messages.in_state(State.SENT, limit=10_000)
        unknown = await unit.guest_messages.in_state(State.UNKNOWN, limit=10_000)
        rest = await unit.guest_messages.in_state(State.QUEUED, State.SENDING, limit=10_000)
    await store.close()
    not_written = [one for one in sent if f"{HOME}-{one.id}" not in written]
    return {
        "twice": sum(n > 1 for n in written.values()),
        "sent": len(sent),
        "unknown": len(unknown),
        "left": len(rest),
        "said sent and was not": len(not_written),
    }


def holds(found: dict[str, int]) -> None:
    print(found)  # noqa: T201 - the figures of docs/proofs.md
    assert (found["twice"], found["left"], found["said sent and was not"]) == (0, 0, 0)
    assert found["sent"] + found["unknown"] == found["answers"]
    assert found["unknown"] <= found["kills"]


@pytest.mark.proof
def test_a_hundred_seeded_kills(sqlite_url: str, tmp_path: Path) -> None:
    asyncio.run(opened(sqlite_url))
    found = survived(sqlite_url, tmp_path / "paper", 100)
    holds(found)
    assert found["died"] >= 50


def test_some_seeded_kills(sqlite_url: str, tmp_path: Path) -> None:
    asyncio.run(opened(sqlite_url))
    holds(survived(sqlite_url, tmp_path / "paper", 4))


async def opened(url: str) -> None:
    store = open_store(url)
    await staged(store)
    await store.close()
