"""Which faults of one module do its own tests let pass?

One process loads everything but the module and what stands on it; each mutant is a fork of it, which loads
the module with its fault and runs the tests until the first failure. Nothing is written to the source.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import NoReturn

import pytest
from hypothesis import Phase, settings

from tests.mutation.faults import Mutant, mutants

ROOT = Path(__file__).parent.parent.parent
# Pytest would like to rewrite assertions in plugins that the parent has loaded for all forks.
ARGUMENTS = (
    *("-x", "--tb=no", "--no-header", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
UNFINISHED = 70  # a fork that never came to its tests


class Barred(ImportError):
    """The module under test, or one that stands on it: it is loaded in the forks only."""


class Loader(importlib.machinery.SourceFileLoader):
    """The module's own loader, with other code."""

    code: CodeType | None = None

    def get_code(self, fullname: str) -> CodeType | None:
        return self.code if self.code is not None else super().get_code(fullname)


class Finder(importlib.abc.MetaPathFinder):
    """Answers for one module: barred until a fork opens it."""

    def __init__(self, path: str) -> None:
        self.name = path.removesuffix(".py").replace("/", ".")
        self.loader = Loader(self.name, str(ROOT / path))
        self.barred = True

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        if self.barred:
            raise Barred(fullname)
        return importlib.util.spec_from_file_location(fullname, self.loader.path, loader=self.loader)


class FirstFailure:
    """A pytest plugin: one failing example is enough, nobody reads a smaller one."""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        settings.register_profile(
            "first failure", derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate]
        )
        settings.load_profile("first failure")


def survivors(path: str, tests: Sequence[str], workers: int = 1) -> tuple[int, list[str]]:
    """How many mutants a module has, and the names of those that its tests let pass.

    Raises RuntimeError when the tests fail on the module as it is.
    """
    finder = Finder(path)
    sys.meta_path.insert(0, finder)
    started = time.monotonic()
    for name in _needed(finder, tests):
        try:
            importlib.import_module(name)
        except Barred:
            continue
    patience = 10 + 5 * (time.monotonic() - started)
    found = list(mutants((ROOT / path).read_text(encoding="utf-8"), str(ROOT / path)))
    return len(found), sorted(_passed(finder, tests, found, patience, workers))


def _needed(finder: Finder, tests: Sequence[str]) -> list[str]:
    """What the tests load, in order, told by a fork that runs them on the module as it is."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _end(finder, tests, None, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        loaded = pipe.read().split()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"the tests of {finder.name} fail without any fault: {' '.join(tests)}")
    return [
        name for name in loaded if not _is_tests_own(name) and name not in sys.modules and _is_there(name)
    ]


def _is_tests_own(name: str) -> bool:
    """What pytest itself loads, with its assertions rewritten."""
    last = name.rpartition(".")[2]
    return last.startswith("test_") or last == "conftest"


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _end(finder: Finder, tests: Sequence[str], code: CodeType | None, told: int | None = None) -> NoReturn:
    """The rest of a fork: pytest over the module with that code, its exit code, then nothing more."""
    ended = UNFINISHED
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        finder.barred, finder.loader.code = False, code
        ended = int(pytest.main([*ARGUMENTS, *tests], plugins=[FirstFailure()]))
        if told is not None:
            with os.fdopen(told, "w") as pipe:
                pipe.write("\n".join(sys.modules))
    finally:
        os._exit(ended)


def _passed(
    finder: Finder, tests: Sequence[str], found: Sequence[Mutant], patience: float, workers: int
) -> Iterator[str]:
    waiting, running = list(reversed(found)), dict[int, tuple[str, float]]()
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            child = os.fork()
            if child == 0:
                _end(finder, tests, mutant.code)
            running[child] = (mutant.name, time.monotonic() + patience)
        for child, (name, latest) in list(running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                del running[child]
                if status == 0:
                    yield name
            elif time.monotonic() > latest:  # it does not come to an end: noticed
                os.kill(child, signal.SIGKILL)
        time.sleep(0.005)
