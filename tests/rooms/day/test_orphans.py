"""Does a process that works for the house end when the house is killed?"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.journeys.terminal import ROOT

# Each prints the number of its worker once that is at work, and then waits far longer than this test.
STUDY = """
import asyncio, sys
from bot.clock.workers import in_a_process
from tests.rooms.day.test_orphans import busy
asyncio.run(in_a_process(busy, sys.argv[1]))
"""
CODE = """
import asyncio, os, pathlib, sys
from pydantic_monty import AsyncMonty
from governance.conversation.code import LIMITS
from tests.rooms.day.test_orphans import child_of
async def main():
    async with AsyncMonty(min_processes=1, max_processes=1) as pool, pool.checkout(limits=LIMITS) as session:
        pathlib.Path(sys.argv[1]).write_text(f"{child_of(os.getpid())}\\n")
        await session.feed_run("n = 0\\nwhile True:\\n    n += 1\\n")
        await asyncio.sleep(600)
asyncio.run(main())
"""
PATIENCE = 30.0


def busy(told: str) -> None:
    """A study that takes its time."""
    Path(told).write_text(f"{os.getpid()}\n", encoding="ascii")
    time.sleep(600)


def child_of(parent: int) -> int:
    """The one process that this one has started."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            name = place.read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(name[1]) == parent:
            found.append(int(place.parent.name))
    [child] = found
    return child


def lives(pid: int) -> bool:
    """Whether the process still runs; one that waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(condition: object, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


@pytest.mark.parametrize("program", [STUDY, CODE], ids=["study", "code"])
def test_a_worker_does_not_outlive_a_house_that_was_killed(program: str, tmp_path: Path) -> None:
    told = tmp_path / "worker"
    house = subprocess.Popen([sys.executable, "-c", program, str(told)], cwd=ROOT)
    until(lambda: told.exists() and told.read_text().endswith("\n"), "the worker never began")
    worker = int(told.read_text())
    assert worker != house.pid
    house.send_signal(signal.SIGKILL)
    house.wait()
    until(lambda: not lives(worker), f"process {worker} outlived its house")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_worker_asks_the_kernel_to_end_it_with_its_parent() -> None:
    asked = (
        "import ctypes, os; from bot.clock.workers import ends_with_its_parent; ends_with_its_parent(os.getppid());"
        "n = ctypes.c_int(); ctypes.CDLL(None).prctl(2, ctypes.byref(n), 0, 0, 0); print(n.value)"
    )
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(said.stdout) == signal.SIGKILL
