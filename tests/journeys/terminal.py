"""What does somebody at a terminal type, and what does he read?"""

import asyncio
import atexit
import contextlib
import functools
import io
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main
from bot.demo.furnish import sample_of

ROOT = Path(__file__).parent.parent.parent
SPEC = ROOT / "data" / "specs" / "villa-thaifa"


# A sample house is the same for the same day, and nobody changes it: what is drawn once serves every session.
drawn_once = functools.cache(sample_of)


@dataclass(frozen=True)
class Printed:
    """What a command left: exit status, standard output as it was, standard error with any white space as one."""

    status: int
    raw: str
    err: str

    @property
    def out(self) -> str:
        return flat(self.raw)

    def after(self, words: str) -> str:
        """The output behind the last time that these words stand in it."""
        assert flat(words) in self.out, self.raw
        return self.out.rpartition(flat(words))[2]


@dataclass(frozen=True)
class Terminal:
    """A folder of its own, an environment of its own, and the console script."""

    folder: Path

    def lhcm(self, *words: object, typed: str = "", **environment: str) -> Printed:
        """One command, run in this process, its long work in a thread; `typed` is its standard input."""
        out, err = io.StringIO(), io.StringIO()
        with (
            self.surroundings(environment),
            patch("sys.stdin", io.StringIO(typed)),
            patch("bot.demo.session.in_a_process", asyncio.to_thread),
            patch("bot.demo.furnish.sample_of", drawn_once),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            logging_kept(),
        ):
            try:
                status = main([str(word) for word in words])
            except SystemExit as stop:
                status = int(stop.code or 0)
        return Printed(status, out.getvalue(), flat(err.getvalue()))

    def alone(self, *words: object, typed: str = "", **environment: str) -> Printed:
        """In a process of its own, stopped at once if it connects to anything or writes outside the folder."""
        watched = [sys.executable, "-B", "-m", "tests.journeys.alone", str(self.folder), *map(str, words)]
        with self.surroundings({"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment}):
            done = subprocess.run(
                watched, input=typed, capture_output=True, encoding="utf-8", timeout=300, check=False
            )
        return Printed(done.returncode, done.stdout, flat(done.stderr))

    @contextlib.contextmanager
    def surroundings(self, environment: dict[str, str]) -> Iterator[None]:
        """Nothing of the machine's own environment but the way to its programs."""
        for name in ("tmp", "cwd"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        own = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder / "tmp"),
            "LHCM_HOME": str(self.folder / "var"),
            "LHCM_MEANING": "off",
            "LANG": "fr_FR.UTF-8",
        }
        with patch.dict(os.environ, own | environment, clear=True), contextlib.chdir(self.folder / "cwd"):
            yield


def furnished(folder: Path) -> Terminal:
    """A terminal with the pilot's spec in its house."""
    terminal = Terminal(folder)
    done = terminal.lhcm("import", SPEC)
    assert (done.status, done.out) == (
        0,
        "villa-thaifa : fiches importées (7 types de chambre, 16 décisions).",
    ), done
    return terminal


def begun(home: Path, day: str) -> Path:
    """A demonstration's home whose day has begun: brief and cards are there, nothing has been typed."""
    return shutil.copytree(_begun(day), home)


@functools.cache
def _begun(day: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="begun-"))
    atexit.register(shutil.rmtree, folder)
    done = Terminal(folder).lhcm("demo", "--home", folder / "home", "--date", day, typed="fin\n")
    assert (done.status, done.err) == (0, "")
    return folder / "home"


@contextlib.contextmanager
def logging_kept() -> Iterator[None]:
    """The command sets the root logger up for its own process; here it is put back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    try:
        yield
    finally:
        logging.captureWarnings(False)
        root.handlers = handlers
        root.setLevel(level)


def flat(text: str) -> str:
    """Text for comparing: any white space is one space."""
    return " ".join(text.split())
