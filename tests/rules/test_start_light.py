"""Does a process load the libraries that its work needs, and no others?"""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.parser import build
from bot.cli.reads import READS
from bot.process.lazily import at

HEAVY = ("anthropic", "httpx2", "markdown_it", "matplotlib", "numpy", "pandas", "openpyxl")
# Reading one's own database takes neither the network nor the phone.
WIRES = (*HEAVY, "telegram", "httpx", "uvicorn", "apscheduler", "starlette", "bot.running")
# Help is words; it takes none of the house.
HOUSE = (
    *WIRES,
    "sqlalchemy",
    "pydantic",
    "babel",
    "holidays",
    "jsonschema",
    "asyncio",
    "store",
    "governance",
)


def loaded(program: str, names: tuple[str, ...], cwd: Path | None = None) -> str:
    """Which of these modules the program leaves loaded, as Python prints a list."""
    watched = f"import sys\n{program}\nprint([m for m in {names} if m in sys.modules], file=sys.stderr)"
    found = subprocess.run(
        [sys.executable, "-c", watched], capture_output=True, text=True, check=True, cwd=cwd
    )
    return found.stderr.strip().splitlines()[-1]


def typed(*words: str) -> str:
    return f"from bot.__main__ import main\ntry:\n    main({list(words)})\nexcept SystemExit:\n    pass"


@pytest.mark.parametrize(
    "words", [(), ("--help",), ("run", "--help"), ("brief", "--help"), ("forecast", "--help")]
)
def test_help_loads_nothing_of_the_house(words: tuple[str, ...]) -> None:
    assert loaded(typed(*words), HOUSE) == "[]"


def test_what_only_an_answer_needs_is_not_loaded_at_start() -> None:
    assert loaded("import bot.__main__, bot.running", HEAVY) == "[]"


def commands() -> dict[str, str]:
    [found] = [action for action in build()._actions if action.metavar == "COMMAND"]
    choices = found.choices
    assert isinstance(choices, dict)
    return {name: act for name, sub in choices.items() if (act := sub.get_default("act"))}


def test_every_command_names_a_function_that_exists() -> None:
    assert commands()
    for name, place in commands().items():
        assert callable(at(place)), name
    for one in READS:
        assert callable(at(one.place)), one.name
