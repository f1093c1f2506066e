"""Does the house keep its shape: small files, small functions, honest names, few broad excepts?"""

import ast
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "directors", "governance", "channels", "store", "domain", "prompts")
MODULES = [
    path
    for room in (*ROOMS, "tests", "benchmarks")
    for path in sorted((ROOT / room).rglob("*.py"))
    if path.stat().st_size
]
PRODUCT = [path for path in MODULES if path.relative_to(ROOT).parts[0] in ROOMS]
FORBIDDEN_NAMES = re.compile(r"^(utils|helpers|core|common|misc|base)$")
# "Channel manager" is the trade's own word for the system that distributes rates and availability.
FORBIDDEN_CLASSES = re.compile(r"((?<!^Channel)Manager|Service|Helper|Utils)$|^Base[A-Z]")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_file_has_at_most_300_lines_and_a_function_60(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 60, node.name


def test_the_median_file_is_small() -> None:
    assert statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in PRODUCT) <= 110


@pytest.mark.parametrize("path", PRODUCT, ids=shown)
def test_a_module_opens_with_one_sentence_and_has_an_honest_name(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "open the module with the question it answers"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!", ":"))
    assert not FORBIDDEN_NAMES.match(path.stem)
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            assert not FORBIDDEN_CLASSES.search(node.name), node.name


def test_at_most_three_broad_excepts_each_with_its_reason() -> None:
    broad = []
    for path in PRODUCT:
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in nodes(path):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            ):
                broad.append(shown(path))
                assert "#" in lines[node.lineno - 1], f"{shown(path)}:{node.lineno} gives no reason"
    assert len(broad) <= 3, broad


def test_only_the_unit_of_work_commits() -> None:
    commits = [
        shown(path)
        for path in PRODUCT
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert set(commits) <= {"store/unit.py"}


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        shown(path)
        for path in PRODUCT
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
    }
    assert readers <= {"bot/settings.py"}


# Where a floor keeps its subjects: whatever belongs to none of them stands loose, and that is little.
FLOORS = (*ROOMS, "bot/commands", "tests", "tests/rules", "tests/rooms", "tests/journeys")


@pytest.mark.parametrize("floor", FLOORS)
def test_at_most_twelve_files_stand_loose_on_a_floor(floor: str) -> None:
    loose = [
        path.name for path in (ROOT / floor).glob("*.py") if path.name not in {"__init__.py", "conftest.py"}
    ]
    assert len(loose) <= 12, loose


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """The dotted paths that a file imports, `if TYPE_CHECKING` included."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield (*node.module.split("."), alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield tuple(alias.name.split("."))


@pytest.mark.parametrize("depth", [1, 2, 3, 9])
def test_no_folder_stands_in_a_circle(depth: int) -> None:
    """At every depth: floors, subjects, what a subject is made of, single files."""

    def place(parts: tuple[str, ...]) -> Path:
        found = Path(parts[0])
        for part in parts[1:depth]:
            if (ROOT / found / part).is_dir() or (ROOT / found / f"{part}.py").is_file():
                found = found / part
            else:
                break
        return found

    needs: dict[Path, set[Path]] = defaultdict(set)
    for path in PRODUCT:
        parts = path.relative_to(ROOT).with_suffix("").parts
        here = place(parts[:-1] if parts[-1] == "__init__" else parts)
        for named in imported(path):
            there = place(named)
            if there.parts[0] in ROOMS and here not in (there, *there.parents) and there not in here.parents:
                needs[here].add(there)
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the circle
