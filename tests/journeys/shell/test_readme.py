"""Does the README keep its word: its two commands, its lines to type, its links and its pictures?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from domain.conversation.dates import MONTHS
from domain.folding import fold
from tests.journeys.terminal import ROOT, Terminal, begun, flat

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "directors" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"""\]\((?P<path>[^)\s#]+)[^)]*\)|src="(?P<source>[^"]+)\"""")


def recipe(target: str) -> str:
    """What make would run for a target, everything being installed already."""
    installed = ["-o", ".venv/.installed", "-o", ".venv/.installed-dev"]
    done = subprocess.run(
        ["make", "-n", "--no-print-directory", *installed, target],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def commands() -> list[str]:
    """The make targets of the page's first block."""
    [block] = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    return re.findall(r"^make (\w+)", block, flags=re.MULTILINE)


def typed_lines() -> list[str]:
    """The left column of the table of what can be typed."""
    table = README.partition("| you type |")[2].partition("\n\n")[0]
    return [line for row in table.splitlines()[2:] for line in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_the_page_gives_two_commands() -> None:
    assert commands() == ["demo", "test"]


def test_make_demo_briefs_and_lets_a_price_be_approved_within_a_minute(tmp_path: Path) -> None:
    [line] = recipe("demo").split("\n")[:-1]
    command = line.removeprefix("@").replace(".venv/bin/lhcm", f"{sys.executable} -m bot")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        command.split(), cwd=ROOT, env=environment, input="confirmer 1\n",
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    shown = flat(done.stdout)
    assert shown.startswith("☀️ Villa Thaifa · ")
    assert "[ Tout approuver " in shown or "[ Approuver la ligne ]" in shown
    assert "✅ Approuvé par Said" in shown
    assert list(tmp_path.iterdir()) == []


def test_every_line_of_the_table_does_something(tmp_path: Path) -> None:
    lines = typed_lines()
    assert len(lines) >= 7
    home = begun(tmp_path / "home", "2026-10-14")
    done = Terminal(tmp_path).lhcm("demo", "--home", home, "--date", "2026-10-14", typed="\n".join(lines))
    assert done.status == 0, done.err
    answers = done.after("Ctrl-D termine.")
    assert "Je comprends" not in answers
    assert "Je ne connais pas" not in answers
    assert "Déjà décidé" not in answers
    assert "+15 %" in answers
    assert "Nouvelle réservation · Agoda" in answers
    assert "Importé : liste du panneau.csv" in answers


def test_no_line_of_the_table_ages() -> None:
    """A month by its name is past one day."""
    named = {month for month in MONTHS for line in typed_lines() if re.search(rf"\b{month}\b", fold(line))}
    assert named == set()


def test_make_test_runs_every_check() -> None:
    planned = recipe("test")
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert f"/{check}" in planned


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for match in LINK.finditer(document.read_text(encoding="utf-8")):
        path = match["path"] or match["source"]
        if not path.startswith(("http://", "https://")):
            assert (document.parent / path).exists(), path


def test_every_room_is_named_and_exists() -> None:
    table = README.partition("## The rooms")[2].partition("##")[0]
    rooms = re.findall(r"^\| `(\w+)/", table, flags=re.MULTILINE)
    assert rooms == [
        "bot",
        "boardroom",
        "directors",
        "governance",
        "channels",
        "store",
        "domain",
        "prompts",
        "data",
    ]
    for room in rooms:
        assert (ROOT / room).is_dir()
