"""Do the documents say what the code does?"""

import ast
import json
import re
from pathlib import Path

import pytest

from bot.cli.parser import build
from bot.cli.reads import READS, Read
from bot.ticks import TICKS
from domain.consent.proposal import MOVES

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
PATH = re.compile(
    r"`((?:bot|boardroom|directors|governance|channels|store|domain|prompts|data|tests|docs|deploy)/[\w/.-]*)`"
)


STEP = re.compile(r"""^((?:down_)?revision)(?:: \S+)? = "(\d+)"$""", re.MULTILINE)


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_table_of_states_is_the_table_of_moves() -> None:
    table = read("architecture.md").partition("| from | to |")[2].partition("\n\n")[0]
    shown = {}
    for row in table.splitlines()[2:]:
        old, new = (cell.strip() for cell in row.strip("|").split("|"))
        shown[old] = set() if new == "–" else set(new.split(", "))
    assert shown == {str(old): {str(new) for new in moves} for old, moves in MOVES.items()}


def test_the_table_of_ticks_is_the_clockwork() -> None:
    table = read("architecture.md").partition("| tick | seconds |")[2].partition("\n\n")[0]
    shown = {row.split("|")[1].strip() for row in table.splitlines()[2:]}
    source = (ROOT / "bot" / "running.py").read_text(encoding="utf-8")
    made = {tick.name for tick in TICKS} | set(re.findall(r'every\([\w.]+, "([\w ]+)"', source))
    assert shown == made


@pytest.mark.parametrize(
    "document", [*DOCS.rglob("*.md"), ROOT / "README.md"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_file_that_is_named_exists(document: Path) -> None:
    for name in PATH.findall(document.read_text(encoding="utf-8")):
        if "<" not in name:
            assert (ROOT / name).exists(), name


def test_every_command_stands_in_the_operations_or_the_readme() -> None:
    told = read("operations.md") + (ROOT / "README.md").read_text(encoding="utf-8")
    told += (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    [commands] = [action for action in build()._actions if action.choices and action.metavar == "COMMAND"]
    for command in commands.choices or ():
        assert re.search(rf"lhcm {command}\b|`{command}`", told), command


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_names_tests_that_exist(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 30
    held = re.findall(r"`(tests/[\w/.]+)(?:::(\w+))?`", text.partition("**Held by**")[2])
    assert held
    for path, name in held:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        functions = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert not name or name in functions, f"{path}::{name}"


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\(([\w-]+\.md)\)", read("decisions/README.md"))
    assert listed == [path.name for path in DECISIONS]


@pytest.mark.parametrize("one", READS, ids=lambda one: one.name)
def test_every_read_of_the_command_line_has_its_published_form(one: Read) -> None:
    schema = json.loads((ROOT / "data" / "schemas" / f"{one.name}.json").read_text(encoding="utf-8"))
    assert schema["properties"]["schema"]["const"].startswith(f"{one.name}/")


def test_the_migrations_are_one_line() -> None:
    scripts = (ROOT / "store" / "migrations" / "versions").glob("*.py")
    told = [dict(STEP.findall(script.read_text(encoding="utf-8"))) for script in scripts]
    steps = sorted((step["revision"], step.get("down_revision")) for step in told if step)
    assert [before for _, before in steps] == [None, *(number for number, _ in steps[:-1])]
