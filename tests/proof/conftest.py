"""What the proofs have counted is said at the end of a run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.proof.scene import Scene, opened

_lines: list[str] = []


@pytest.fixture
def report() -> list[str]:
    """Lines for the end of the run."""
    return _lines


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    """A house of its own for one test, its first seat holding every tool of the board."""
    async with opened(tmp_path / "house.db") as scene:
        yield scene


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _lines:
        terminalreporter.write_line(line)
