"""Is everything that others rely on still what it was: stored houses, programs' reads, schemas, buttons, names?"""

import json
import sqlite3
from pathlib import Path

import pytest

from bot.words.catalogue import read as catalogue
from tests.journeys.golden import names
from tests.journeys.golden.houses import (
    BEFORE,
    EXACTLY,
    FIRST,
    IN_FORM,
    kept,
    lost,
    read,
    that_morning,
    unpacked,
)
from tests.journeys.terminal import Terminal

KEYS = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue("fr") if m.id}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """The house as it was kept before the folders were regrouped."""
    return unpacked(BEFORE, tmp_path_factory.mktemp("before") / "house")


@pytest.mark.parametrize(("name", "entries"), [(FIRST, 23), (BEFORE, 81)])
def test_a_kept_house_opens_migrates_and_its_journal_is_whole(
    name: str, entries: int, tmp_path: Path
) -> None:
    terminal = unpacked(name, tmp_path / "house")
    with that_morning():
        checked = terminal.lhcm("journal", "verify", "--format", "json")
        brief = terminal.lhcm("brief")
    found = json.loads(checked.raw)
    assert (checked.status, found["ok"], found["entries"]) == (0, True, entries)
    assert brief.status == 0
    assert "mercredi 14 octobre" in brief.out


def test_the_first_landing_keeps_its_verdicts(tmp_path: Path) -> None:
    terminal = unpacked(FIRST, tmp_path / "house")
    with that_morning():
        told = [terminal.lhcm("journal", "show", number) for number in (2, 3, 5)]
    assert [one.status for one in told] == [0, 0, 0]
    assert "trop tôt" in told[1].out


@pytest.mark.parametrize("words", [*EXACTLY, *IN_FORM])
def test_a_read_prints_what_it_printed(before: Terminal, words: str) -> None:
    assert lost(kept("reads")[words], read(before, words)) == []


@pytest.mark.parametrize("name", ["names", "schemas", "actions", "taps"])
def test_names_schemas_rows_and_buttons_are_what_they_were(name: str) -> None:
    assert lost(kept(name), getattr(names, name)()) == []


def test_every_phrase_in_a_row_still_has_its_sentence(before: Terminal) -> None:
    connection = sqlite3.connect(before.folder / "var" / "lhcm.sqlite3")
    columns = (("outbox", "payload"), ("proposals", "reasons"), ("proposals", "rulings"))
    found: set[str] = set()
    for table, column in columns:
        for (stored,) in connection.execute(f"SELECT {column} FROM {table}"):
            found |= phrases(json.loads(stored))
    connection.close()
    assert len(found) > 20
    assert found <= KEYS


def phrases(value: object) -> set[str]:
    """The keys of all phrases in a stored value."""
    if isinstance(value, dict):
        own = {str(value["v"][0])} if value.get("$") == "phrase" else set()
        return own.union(*(phrases(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(phrases(inner) for inner in value))
    return set()


def test_what_is_gone_or_changed_is_told_and_what_is_new_is_not() -> None:
    assert lost({"a": 1, "b": ["x"]}, {"a": 1, "b": ["x", "y"], "c": 2}) == []
    assert lost({"a": 1}, {"b": 1}) == ["/a is gone"]
    assert lost({"a": [1, 2]}, {"a": [1, 3]}) == ["/a/1: 2 became 3"]
    assert lost(["x", "y"], ["y"]) == [": 'x' is gone"]
