"""Does the grid of docs/architecture.md lead whoever asks « where does it live? » to the folder, on every floor?"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SECTION = TEXT.partition("## Where is it?")[2].partition("\n## ")[0]
FLOORS = (
    *("domain", "store", "governance", "bot/commands"),
    *("tests/rules", "tests/rooms", "tests/journeys"),
)
NOTHING = "–"


def rows() -> list[tuple[str, dict[str, str]]]:
    """Each row's subject, and what its cell says of each floor."""
    lines = [line for line in SECTION.splitlines() if line.startswith("| **")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(name.strip("*"), dict(zip(FLOORS, found, strict=True))) for name, *found in cells]


def folders(floor: str) -> set[str]:
    """Those that hold a file of their own, or a folder that does."""
    files = (ROOT / floor).glob("*/**/*.py")
    return {file.relative_to(ROOT / floor).parts[0] for file in files if file.name != "__init__.py"}


def loose(floor: str) -> set[str]:
    """The files that stand on a floor itself."""
    return {file.stem for file in (ROOT / floor).glob("*.py")} - {"__init__", "__main__"}


def test_every_subject_has_one_row() -> None:
    subjects = [name for name, _ in rows()]
    assert len(subjects) == len(set(subjects))
    assert set(subjects) == folders("governance") | folders("bot/commands")


@pytest.mark.parametrize("floor", FLOORS)
def test_a_cell_says_something_exactly_where_there_is_a_folder(floor: str) -> None:
    said = {name for name, cells in rows() if cells[floor] != NOTHING}
    subjects = {name for name, _ in rows()}
    assert said == folders(floor) & subjects


def test_a_term_of_the_domain_stands_in_one_row_only() -> None:
    terms = [
        term for _, cells in rows() for term in re.split(r"[,:;]\s+", cells["domain"]) if term != NOTHING
    ]
    assert [term for term in terms if terms.count(term) > 1] == []


@pytest.mark.parametrize("floor", ["domain", "store", "governance", "bot", "boardroom"])
def test_the_files_that_stand_loose_on_a_floor_are_named(floor: str) -> None:
    [told] = [line for line in SECTION.splitlines() if line.startswith("Loose on each floor ")]
    clause = told.partition(f"In `{floor}/`: ")[2].partition(" In `")[0]
    assert set(re.findall(r"`(\w+)`", clause)) == loose(floor)


@pytest.mark.parametrize("floor", ["domain", "store", "governance", *FLOORS[3:], "bot", "boardroom"])
def test_a_folder_that_is_no_subject_is_named_under_the_grid(floor: str) -> None:
    own = folders(floor) - {name for name, _ in rows()} - {"commands"}
    named = set(re.findall(r"`(?:[a-z]+/)?([a-z]+)/`", SECTION.rpartition("\n| ")[2]))
    assert own <= named, own - named


@pytest.mark.parametrize("floor", ["domain", "store", "governance", "bot"])
def test_the_contract_of_a_floor_gives_everything_on_it_its_place(floor: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    [layers] = [
        {name for layer in one["layers"] for name in re.split(r" [:|] ", layer)}
        for one in contracts["contracts"]
        if one["type"] == "layers" and one["layers"][0].startswith(f"{floor}.")
    ]
    assert layers - {"bot.__main__"} == {f"{floor}.{name}" for name in folders(floor) | loose(floor)}


# What a newcomer asks, the words he looks for in the grid, and files that answer him.
QUESTIONS = (
    (
        "What may run without a tap?",
        "mandates",
        "consent",
        (
            "domain/consent/objective.py",
            "store/consent/mandates.py",
            "governance/consent/mandates/coverage.py",
            "bot/commands/consent/mandates.py",
            "tests/rooms/consent/test_mandates.py",
        ),
    ),
    (
        "Who writes the sentence of the morning brief?",
        "brief",
        "day",
        (
            "store/day/briefs.py",
            "governance/day/brief/__init__.py",
            "bot/commands/day/morning.py",
            "tests/rules/day/test_brief.py",
        ),
    ),
    (
        "What does a channel take of a night?",
        "commission",
        "opening",
        (
            "domain/opening/terms.py",
            "governance/opening/terms.py",
            "bot/commands/opening/terms.py",
            "tests/rules/opening/test_terms.py",
        ),
    ),
    (
        "Why was a message sent again?",
        "outbox and its retries",
        "post",
        ("store/post/outbox.py", "governance/post/telling.py", "tests/rooms/post/test_pace.py"),
    ),
    (
        "Where is « never below 1,400 on a weekend »?",
        "price rules",
        "prices",
        (
            "domain/prices/rules.py",
            "store/prices/rules.py",
            "governance/prices/rules.py",
            "bot/commands/prices/rules.py",
        ),
    ),
    (
        "What proves that a work order is done?",
        "evidence",
        "missions",
        (
            "domain/missions/evidence.py",
            "store/missions/evidence_json.py",
            "governance/missions/orders.py",
            "bot/commands/missions/proofs.py",
            "tests/rooms/missions/test_orders.py",
        ),
    ),
    (
        "Who notices that a room was sold twice?",
        "sold twice",
        "bookings",
        (
            "domain/bookings/night.py",
            "store/bookings/nights.py",
            "governance/bookings/alarms.py",
            "tests/journeys/bookings/test_bookings.py",
        ),
    ),
    (
        "What does a plumber cost the GOP?",
        "what an action does to it",
        "result",
        (
            "domain/result/consequence.py",
            "governance/result/account.py",
            "bot/commands/result/result.py",
            "tests/rules/result/test_consequence.py",
        ),
    ),
    (
        "What does « la semaine de Noël » mean?",
        "periods",
        "conversation",
        (
            "domain/conversation/periods.py",
            "governance/conversation/routing",
            "tests/rules/conversation/test_days_people_use.py",
        ),
    ),
    (
        "Where is it kept that a guest is allergic?",
        "wishes",
        "service",
        (
            "domain/service/care.py",
            "store/service/cares.py",
            "governance/service/cares.py",
            "bot/commands/service/cares.py",
            "tests/rooms/service/test_guests.py",
        ),
    ),
    (
        "Which guests have been declared, and until when must they be?",
        "declarations",
        "service",
        ("domain/service/legal.py", "store/service/legal.py", "governance/service/declarations.py"),
    ),
    (
        "Where do a house's passwords for others lie?",
        "accounts sealed",
        "tenancy",
        ("governance/tenancy/vault.py",),
    ),
    (
        "How is the learned response to price put back?",
        "forgetting",
        "prices",
        ("governance/prices/trials.py", "store/prices/trials.py", "bot/commands/prices/trial.py"),
    ),
    (
        "Who makes the picture of the house for the phone?",
        "as one picture",
        "day",
        ("bot/commands/day/tableau.py", "governance/day/glance.py"),
    ),
)


@pytest.mark.parametrize(("asked", "word", "subject", "places"), QUESTIONS, ids=[q[1] for q in QUESTIONS])
def test_questions_are_answered_from_the_grid_alone(
    asked: str, word: str, subject: str, places: tuple[str, ...]
) -> None:
    """The word stands in that row and no other has it on more floors; the files are where the row points."""
    counts = {name: sum(word in cell for cell in cells.values()) for name, cells in rows()}
    assert max(counts, key=lambda name: counts[name]) == subject, (asked, counts)
    assert list(counts.values()).count(counts[subject]) == 1, (asked, counts)
    cells = dict(rows())[subject]
    for place in places:
        floor = next(one for one in FLOORS if place.startswith(f"{one}/{subject}/"))
        assert cells[floor] != NOTHING, (asked, place)
        assert (ROOT / place).exists(), (asked, place)


def test_the_glossary_points_at_what_is_there() -> None:
    """Each place that a word of the glossary names is a file or a folder; a star stands for any name."""
    told = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    places = re.findall(r"`([^`\s]+/[^`\s]*)`", told)
    assert len(places) > 40
    assert [place for place in places if not list(ROOT.glob(place))] == []
