"""How does a test start `lhcm` as a process of its own, without loading everything anew at every start?

One process of a test run has loaded what a start loads. Each start is a fork of it, which takes a folder, an
environment and files of its own and then runs a module as `python -m` does: it has its own process number, gets
real signals, is killed like any other, and ends when its test is no more. What a start loads is for the tests that
start the interpreter itself.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from tests.compiled import compiled_once

ROOT = Path(__file__).parent.parent
LAZY = ("matplotlib.figure", "numpy", "pandas", "scipy.stats", "sqlalchemy.dialects.sqlite.aiosqlite")
LONGEST_REQUEST = 1 << 17
PATIENCE = 60.0


class Process:
    """A module that was started: what the tests use of `subprocess.Popen`."""

    def __init__(self, line: socket.socket, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._line = line

    def poll(self) -> int | None:
        """Its exit status, below zero for a signal; None while it lives."""
        return self._ended(0)

    def wait(self, seconds: float = PATIENCE) -> int:
        """Its exit status, once it has ended. Raises TimeoutExpired."""
        status = self._ended(seconds)
        if status is None:
            raise subprocess.TimeoutExpired(f"process {self.pid}", seconds)
        return status

    def send_signal(self, which: signal.Signals) -> None:
        """Whoever has ended gets none."""
        if self.poll() is None:
            os.kill(self.pid, which)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def _ended(self, seconds: float) -> int | None:
        if self.returncode is None and select.select([self._line], [], [], seconds)[0]:
            self.returncode = int(self._line.recv(64))
            self._line.close()
        return self.returncode


def start(
    module: str,
    *words: str,
    cwd: Path,
    env: Mapping[str, str],
    stdin: IO[Any] | None = None,
    stdout: IO[Any] | None = None,
    stderr: IO[Any] | None = None,
) -> Process:
    """`python -m MODULE WORDS…` in that folder and environment; what no file is given for goes nowhere."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.connect(_door())
    request = json.dumps({"module": module, "words": words, "cwd": str(cwd), "env": dict(env)})
    with open(os.devnull, "r+b") as nowhere:
        files = [(file or nowhere).fileno() for file in (stdin, stdout, stderr)]
        socket.send_fds(line, [request.encode()], files)
        return Process(line, int(line.recv(64)))


def run(
    module: str, *words: str, cwd: Path, env: Mapping[str, str], typed: str = "", check: bool = True
) -> subprocess.CompletedProcess[str]:
    """The same to its end, with what it printed. Raises CalledProcessError like `subprocess.run` does."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(typed.encode())
        given.seek(0)
        process = start(module, *words, cwd=cwd, env=env, stdin=given, stdout=out, stderr=err)
        status = process.wait()
        for file in (out, err):
            file.seek(0)
        done = subprocess.CompletedProcess([module, *words], status, out.read().decode(), err.read().decode())
    if check:
        done.check_returncode()
    return done


@functools.cache
def _door() -> str:
    """Where this process's own server is asked; it ends with this process."""
    folder = tempfile.TemporaryDirectory(
        prefix="warm-", dir="/tmp"
    )  # a socket's path may have 107 bytes only
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", f"{folder.name}/door"],
        cwd=ROOT,
        env={**known, "PYTHONPATH": str(ROOT), "TZ": "UTC"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

    def close() -> None:
        server.communicate()
        folder.cleanup()

    atexit.register(close)
    assert server.stdout is not None
    assert server.stdout.readline(), "the server of warm processes did not start"
    return f"{folder.name}/door"


def serve(door: str) -> None:
    """Fork at each request until standard input ends; returns in the forks as well, which have become another."""
    import bot

    gc.disable()  # what is loaded here stays: collecting meanwhile would only look through it again and again
    for found in pkgutil.walk_packages(bot.__path__, "bot."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name in LAZY:
        importlib.import_module(name)
    compiled_once()
    looked_through()
    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a handler ended
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listening.bind(door)
    listening.listen()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        ready, _, _ = select.select([listening, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        line, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            handle(line)
            return
        line.close()


def looked_through() -> None:
    """Seat the directors, read the catalogues, compile what every start asks of a house's rows: its forks have it
    all, as a process has it that runs for days."""
    from bot.words.catalogue import LANGUAGES, sentences
    from directors import seated
    from store.engine import open_store
    from store.unit import load_all
    from tests.fresh import pilot_house

    async def look(file: Path) -> None:
        store = open_store(pilot_house(file))
        async with store.hall_reading() as hall:
            [property_id] = await hall.property_ids()
        async with store.reading(property_id) as unit:
            await unit.facts.house(datetime.now(UTC))
        await store.close()

    seated()
    for language in LANGUAGES:
        sentences(language).prepare()
    load_all()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(look(Path(folder) / "house.db"))


def handle(line: socket.socket) -> None:
    """Start one process, tell its number and how it ended; returns in that process only."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    request, files, _, _ = socket.recv_fds(line, LONGEST_REQUEST, 3)
    child = os.fork()
    if child == 0:
        line.close()
        become(json.loads(request), files)
        return
    for file in files:
        os.close(file)
    line.send(str(child).encode())
    ended, _, _ = select.select([line.fileno(), os.pidfd_open(child)], [], [])
    if line.fileno() in ended:  # the test is no longer there: nobody would ever end what it started
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(BrokenPipeError):
        line.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def become(request: dict[str, Any], files: Sequence[int]) -> None:
    """What the interpreter would do for `python -B -m`."""
    for standard, file in enumerate(files):
        os.dup2(file, standard)
        os.close(file)
    os.chdir(request["cwd"])
    sys.path.insert(0, request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    sys.dont_write_bytecode = True
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["-m", *request["words"]]
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    serve(sys.argv[1])
