"""What did a house promise to programs and to its own rows before its folders were regrouped?

`tests/golden/` keeps two houses as SQL, compressed: `first-landing`, played by the commit 77cf35b, and
`before-regrouping`, played by c2665b7 (its table of advice left out, for its size). The JSON files beside them are
what c2665b7 printed and named. `python -m tests.journeys.golden.houses` writes them anew, for a change
that is meant.
"""

import json
import lzma
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

import bot.compose
from tests.journeys.terminal import ROOT, Terminal

GOLDEN = ROOT / "tests" / "golden"
MORNING = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
FIRST, BEFORE = "first-landing", "before-regrouping"
FEW = 3
MANY = 40
# What each read prints; of those that say sentences, or look at the machine, only the form.
EXACTLY = (
    *("result", "result ytd", "cash", "status", "missions", "objectives", "mandates", "decisions"),
    *("messages", "cost", "events", "curve", "curve suite junior 20/01", "precision", "scorecard"),
    *("journal verify", "export calendar", "export own-prices", "export reservations", "export decisions"),
    "export journal",
)
IN_FORM = ("brief", "doctor", "journal show 2", "journal show 7", "journal show 11")


def unpacked(name: str, folder: Path) -> Terminal:
    """A terminal in front of the kept house of that name."""
    terminal = Terminal(folder)
    (folder / "var").mkdir(parents=True)
    with lzma.open(GOLDEN / f"{name}.sql.xz", "rt", encoding="utf-8") as dump:
        script = dump.read()
    connection = sqlite3.connect(folder / "var" / "lhcm.sqlite3")
    connection.executescript(script)
    connection.close()
    return terminal


@contextmanager
def that_morning() -> Iterator[None]:
    """The house's clock stands at the morning on which it was kept."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(MORNING.timestamp(), tz)

    with patch.object(bot.compose, "datetime", Stopped):
        yield


def read(terminal: Terminal, words: str) -> Any:
    """What a read prints for programs, as far as it is promised."""
    with that_morning():
        printed = terminal.lhcm(*words.split(), "--format", "json")
    assert printed.raw, (words, printed.err)
    found = json.loads(printed.raw)
    return form(found) if words in IN_FORM else in_short(found)


def in_short(value: Any) -> Any:
    """The same without the words of phrases; of a long list its length and both ends."""
    if isinstance(value, dict):
        if value.get("$") == "phrase":
            return {"$": "phrase"}
        return {key: in_short(inner) for key, inner in value.items()}
    if isinstance(value, list):
        ends = [in_short(one) for one in (value if len(value) <= MANY else value[:FEW] + value[-FEW:])]
        return ends if len(value) <= MANY else {"length": len(value), "ends": ends}
    return value


def form(value: Any) -> Any:
    """Keys and kinds of values; of a list what its members have in common."""
    if isinstance(value, dict):
        return {key: form(inner) for key, inner in value.items()}
    if isinstance(value, list):
        forms = [form(one) for one in value]
        if forms and all(isinstance(one, dict) for one in forms):
            shared = set.intersection(*(set(one) for one in forms))
            return [{key: forms[0][key] for key in forms[0] if key in shared}]
        return []
    return type(value).__name__


def lost(kept: Any, now: Any, path: str = "") -> list[str]:
    """Where what was kept is no longer so; what came in addition is no loss."""
    if isinstance(kept, dict) and isinstance(now, dict):
        gone = [f"{path}/{key} is gone" for key in kept if key not in now]
        return gone + [
            words for key in kept if key in now for words in lost(kept[key], now[key], f"{path}/{key}")
        ]
    if isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        return [
            words
            for place, pair in enumerate(zip(kept, now, strict=True))
            for words in lost(*pair, f"{path}/{place}")
        ]
    if isinstance(kept, list) and isinstance(now, list) and all(isinstance(one, str) for one in kept):
        return [f"{path}: {one!r} is gone" for one in kept if one not in now]
    return [] if kept == now else [f"{path}: {kept!r} became {now!r}"]


def kept(name: str) -> Any:
    """What was written down under that name."""
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def write() -> None:
    """Write down what today's code prints and names."""
    from tests.journeys.golden import names

    with tempfile.TemporaryDirectory() as folder:
        terminal = unpacked(BEFORE, Path(folder) / "house")
        found = {words: read(terminal, words) for words in (*EXACTLY, *IN_FORM)}
    for name, value in {"reads": found, **names.everything()}.items():
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
        (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
