"""With which seeds does the proof run, and in which house does every life begin?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.pilot import furnish
from tests.kill.life import Outcome
from tests.kill.many import summary


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kill-seeds 17` repeats one life; `--kill-seeds 1-20` is what the proof runs."""
    parser.addoption("--kill-seeds", help="the seeds of the kill proof: 17, or 1-20")


@pytest.fixture(scope="session")
def chosen_seeds(pytestconfig: pytest.Config) -> list[int] | None:
    """The seeds of the command line; None where it names none."""
    written = pytestconfig.getoption("--kill-seeds", default=None)
    if not written:
        return None
    first, _, last = str(written).partition("-")
    return list(range(int(first), int(last or first) + 1))


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Villa Thaifa with its prices in SQLite; every life gets a copy."""
    home = tmp_path_factory.mktemp("furnished") / "home"
    furnish(home, datetime.now(UTC).date())
    return home


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Iterator[list[Outcome]]:
    """Lives put in here are summed up on the terminal, failed or not: the figures are the point of the proof."""
    outcomes: list[Outcome] = []
    yield outcomes
    with capsys.disabled():
        sys.stdout.write(f"\n{summary(outcomes)}\n")
