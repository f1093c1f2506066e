"""Does the house keep its shape: small files, small functions, honest names, few broad excepts?"""

import ast
import re
import statistics
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "boardroom", "directors", "governance", "channels", "store", "domain", "prompts")
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


@dataclass(frozen=True)
class Shape:
    """What the rules of the house ask of one file, kept so that each is parsed once."""

    lines: list[str]
    docstring: str | None
    functions: dict[str, int]  # name: lines
    classes: list[str]
    broad: list[int]  # the lines of its broad excepts
    calls: list[str]  # what it calls, as written
    attributes: set[str]
    imports: list[tuple[str, ...]]  # dotted paths, `if TYPE_CHECKING` included


@cache
def shape(path: Path) -> Shape:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    read = Shape(text.splitlines(), ast.get_docstring(tree), {}, [], [], [], set(), [])
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                read.functions[node.name] = max(
                    read.functions.get(node.name, 0), (node.end_lineno or node.lineno) - node.lineno
                )
            case ast.ClassDef(name=name):
                read.classes.append(name)
            case (
                ast.ExceptHandler(type=None)
                | ast.ExceptHandler(type=ast.Name(id="Exception" | "BaseException"))
            ):
                read.broad.append(node.lineno)
            case ast.Call(func=ast.Attribute(attr=called)):
                read.calls.append(called)
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                read.attributes.add(f"{owner}.{name}")
            case ast.ImportFrom(module=str(module), names=names):
                read.imports.extend((*module.split("."), alias.name) for alias in names)
            case ast.Import(names=names):
                read.imports.extend(tuple(alias.name.split(".")) for alias in names)
    return read


def test_a_file_has_at_most_300_lines_and_a_function_60() -> None:
    assert [shown(path) for path in MODULES if len(shape(path).lines) > 300] == []
    assert [
        f"{shown(path)}: {name}"
        for path in MODULES
        for name, length in shape(path).functions.items()
        if length >= 60
    ] == []


def test_the_median_file_is_small() -> None:
    assert statistics.median(len(shape(path).lines) for path in PRODUCT) <= 110


def opens_with_one_sentence(path: Path) -> bool:
    """The question that the file answers, or a statement."""
    docstring = shape(path).docstring or ""
    return docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!", ":"))


def test_a_module_opens_with_one_sentence_and_has_an_honest_name() -> None:
    assert [shown(path) for path in PRODUCT if not opens_with_one_sentence(path)] == []
    assert [shown(path) for path in PRODUCT if FORBIDDEN_NAMES.match(path.stem)] == []
    assert [
        f"{shown(path)}: {name}"
        for path in PRODUCT
        for name in shape(path).classes
        if FORBIDDEN_CLASSES.search(name)
    ] == []


def test_at_most_three_broad_excepts_each_with_its_reason() -> None:
    broad = [(path, line) for path in PRODUCT for line in shape(path).broad]
    assert [f"{shown(path)}:{line}" for path, line in broad if "#" not in shape(path).lines[line - 1]] == []
    assert len(broad) <= 3, broad


def test_only_the_unit_of_work_commits() -> None:
    assert {shown(path) for path in PRODUCT if "commit" in shape(path).calls} <= {"store/unit.py"}


def test_the_environment_is_read_in_one_place() -> None:
    readers = {shown(path) for path in PRODUCT if shape(path).attributes & {"os.environ", "os.getenv"}}
    # Help loads no settings, and still speaks the terminal's language.
    assert readers <= {"bot/settings.py", "bot/cli/tongue.py"}


# Where a floor keeps its subjects: whatever belongs to none of them stands loose, and that is little.
FLOORS = (*ROOMS, "bot/commands", "tests", "tests/rules", "tests/rooms", "tests/journeys")


@pytest.mark.parametrize("floor", FLOORS)
def test_at_most_twelve_files_stand_loose_on_a_floor(floor: str) -> None:
    loose = [
        path.name for path in (ROOT / floor).glob("*.py") if path.name not in {"__init__.py", "conftest.py"}
    ]
    assert len(loose) <= 12, loose


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
        for named in shape(path).imports:
            there = place(named)
            if there.parts[0] in ROOMS and here not in (there, *there.parents) and there not in here.parents:
                needs[here].add(there)
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the circle
