"""Are two thousand files read within ten minutes, though the reading is killed in the middle, and none twice?"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.journeys.terminal import ROOT, furnished
from tests.proof.papers_of_a_house import written_into

pytestmark = pytest.mark.proof
FILES = 2000


def counted(database: Path) -> tuple[int, int]:
    """Files that were read, and versions of them."""
    with sqlite3.connect(database, timeout=30) as opened:
        wanted = "SELECT count(DISTINCT key), count(*) FROM knowledge_writings WHERE source = 'folder'"
        keys, versions = opened.execute(wanted).fetchone()
    return int(keys), int(versions)


def test_two_thousand_files_are_read_once_though_the_reading_is_killed(tmp_path: Path) -> None:
    terminal = furnished(tmp_path / "house")
    folder = tmp_path / "Papiers"
    folder.mkdir()
    written_into(folder, FILES)
    database = terminal.folder / "var" / "lhcm.sqlite3"
    begun = time.monotonic()
    with terminal.surroundings({"PYTHONPATH": str(ROOT)}):
        first = subprocess.Popen(
            [sys.executable, "-m", "bot", "learn", str(folder)],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        while counted(database)[0] < FILES // 3:
            assert first.poll() is None
            time.sleep(0.2)
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    there = counted(database)[0]
    done = terminal.lhcm("learn", folder, "--format", "json")
    seconds = time.monotonic() - begun
    told = json.loads(done.raw)
    assert done.status == 0, done.err
    assert told["read"] + told["unchanged"] == FILES
    assert told["unchanged"] >= there > 0
    assert counted(database) == (FILES, FILES), "each once"
    print(f"{FILES} files in {seconds:.0f} s, killed after {there}")  # noqa: T201 - the figure of the proof
    assert seconds <= 600
