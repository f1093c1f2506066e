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
)
ELSEWHERE = (
    *("anthropic", "telegram", "httpx", "httpx2", "uvicorn", "starlette", "apscheduler"),
    *("numpy", "pandas", "scipy", "matplotlib", "openpyxl"),
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


def test_reads_load_neither_wire_nor_engine(terminal: Terminal) -> None:
    program = PROGRAM.format(reads=READS, elsewhere=ELSEWHERE)
    with terminal.surroundings({"PYTHONPATH": str(ROOT)}):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
        )
    assert done.stdout.splitlines()[-1:] == ["loaded: []"], done.stderr
