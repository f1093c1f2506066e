"""Does a first look at Drive that is killed -9 in the middle go on where it was, and read nothing twice?"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx

from bot.compose import PILOT
from bot.knowledge.cloud import synced
from channels.drive.account import account_from
from channels.drive.exchange import Exchange
from channels.drive.folder import DriveFolder
from channels.drive.tokens import Tokens
from channels.simulated.drive.app import Google
from channels.simulated.drive.state import ROOT as SHARED
from channels.simulated.drive.state import SimulatedDrive
from directors import seated
from governance.board import Board
from governance.office import Office
from store.engine import open_store
from tests.fresh import pilot_house
from tests.journeys.terminal import ROOT
from tests.makers import NOW

FILES, TAKEN = 45, 40  # two whole batches of twenty, the third one under way


class Counting(httpx.AsyncBaseTransport):
    """What goes to the twin, with the contents counted; behind so many of them the line says nothing any more."""

    def __init__(self, google: Google, most: int | None) -> None:
        self.inner, self.most, self.contents = google.transport, most, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.params.get("alt") == "media":
            if self.contents == self.most:
                await asyncio.Event().wait()
            self.contents += 1
        return await self.inner.handle_async_request(request)


async def looked(home: Path, most: int | None) -> dict[str, int]:
    """One look of a whole house at the same folder."""
    google = Google(SimulatedDrive())
    for number in range(FILES):
        google.drive.put(
            f"papier {number:02}.md", f"# Papier {number}\nLa clef {number} est au clou.".encode()
        )
    account = account_from(google.key_file(), SHARED)
    line = Counting(google, most)
    store = open_store(f"sqlite:///{home / 'house.sqlite3'}")
    office = Office(store, Board(seated()), lambda: NOW, home=home)
    async with httpx.AsyncClient(transport=line) as client:
        folder = DriveFolder(account, Exchange(client, Tokens(account, client)))
        done = await synced(office, PILOT.name, folder)
    await store.close()
    return {"read": done.read, "unchanged": done.unchanged, "contents": line.contents}


def play(home: str, most: int | None) -> None:
    print(json.dumps(asyncio.run(looked(Path(home), most))))  # noqa: T201 - the child's answer


def child(home: Path, most: int | None) -> subprocess.Popen[str]:
    code = f"from tests.rooms.knowledge.test_cloud_killed import play; play({str(home)!r}, {most})"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def read(home: Path) -> tuple[int, int]:
    """Papers that were read, and versions of them."""
    with sqlite3.connect(home / "house.sqlite3", timeout=30) as opened:
        wanted = "SELECT count(DISTINCT key), count(*) FROM knowledge_writings WHERE source = 'drive'"
        keys, versions = opened.execute(wanted).fetchone()
    return int(keys), int(versions)


def test_killed_in_the_middle_of_the_first_look_it_goes_on(tmp_path: Path) -> None:
    pilot_house(tmp_path / "house.sqlite3")
    with child(tmp_path, TAKEN + 2) as first:
        latest = time.monotonic() + 120
        while read(tmp_path)[0] < TAKEN:
            assert first.poll() is None
            assert time.monotonic() < latest
            time.sleep(0.05)
        os.killpg(first.pid, signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL
    assert list(tmp_path.glob("cloud-*"))
    assert read(tmp_path) == (TAKEN, TAKEN)
    with child(tmp_path, None) as second:
        told, _ = second.communicate(timeout=120)
    assert json.loads(told) == {"read": FILES - TAKEN, "unchanged": TAKEN, "contents": FILES - TAKEN}
    assert read(tmp_path) == (FILES, FILES), "each once"
    assert not list(tmp_path.glob("cloud-*")), "what the killed one had fetched does not stay on the disk"
