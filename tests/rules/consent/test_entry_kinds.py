"""Has every kind of entry that the house writes into its journal a sentence, in place of its technical name?"""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from governance.consent.entry_words import what
from store.consent.journal import JournalEntry

FLOORS = ("store", "governance", "bot", "boardroom", "directors")
ROOT = Path(__file__).parents[3]
BODY = {"number": 1, "price": "1500", "value": 1}


def kinds() -> Iterator[str]:
    """The first words of each `journal.append(…)` that stand there literally."""
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            source = path.read_text("utf-8")
            if "journal.append" not in source:
                continue
            for call in ast.walk(ast.parse(source)):
                if not isinstance(call, ast.Call) or not ast.unparse(call.func).endswith("journal.append"):
                    continue
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_every_kind_is_told_in_words() -> None:
    found = set(kinds())
    assert len(found) > 60
    nameless = {kind for kind in found if kind in str(what(entry(kind), {}))}
    assert nameless == set()


def entry(kind: str) -> JournalEntry:
    subject = f"{kind.partition('.')[0]}:1"
    return JournalEntry(1, datetime(2026, 11, 30, tzinfo=UTC), "person:1", kind, subject, BODY, "0" * 64)
