"""Which cells of a backup hold words of guests, and how are they sealed in the copy and opened again?

The house itself works on its own words; only copies are sealed, each row under a key of its own.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import JSON

from store.models.row import Row
from store.upkeep.guest_keys import MARK, GuestKeys, Place, fresh_key, opened, sealed

# Where guests speak, are named, or are spoken of. The journal is none of them: it holds ids.
CELLS: Mapping[str, tuple[str, ...]] = {
    "guests": ("name", "email", "phone", "note"),
    "guest_cares": ("words",),
    "service_meals": ("words",),
    "transfers": ("flight", "pick_up"),
    "guest_threads": ("name",),
    "guest_addresses": ("address",),
    "guest_messages": ("text", "subject", "body", "address"),
    "mails": ("sender", "subject", "body", "notice"),
    "deliveries": ("body",),
    "service_tasks": ("what",),
    "house_troubles": ("words",),
    "outbox": ("payload",),
    "exchanges": ("question", "answer"),
    "summaries": ("words",),
    "proposals": ("action", "reasons", "rulings", "decided_words", "receipt"),
    "attempts": ("request", "errors"),
    "inbox": ("raw",),
}
_COPY = "COPY public."
_NULL, _END = "\\N", "\\."


def is_json(table: str, column: str) -> bool:
    """Whether the cell is JSON, where a sealed one is a JSON string."""
    return isinstance(Row.metadata.tables[table].columns[column].type, JSON)


def may_be_null(table: str, column: str) -> bool:
    """Whether nothing may stand there."""
    return bool(Row.metadata.tables[table].columns[column].nullable)


class Sealing:
    """One pass over a copy: each row with words gets its key, the old one where it has one."""

    def __init__(self, ring: GuestKeys) -> None:
        self._ring, self._before = ring, ring.known()
        self._used: dict[Place, bytes] = {}

    def cell(self, place: Place, column: str, words: str) -> str:
        """The cell sealed."""
        key = self._used.setdefault(place, self._before.get(place) or fresh_key())
        closed = sealed(key, place, column, words)
        return f'"{closed}"' if is_json(place.table, column) else closed

    def done(self) -> None:
        """The copy is whole: only keys of rows that are still there stay."""
        self._ring.keep(self._used)


class Opening:
    """The way back: what has lost its key comes back without words, and is counted in `lost`."""

    def __init__(self, ring: GuestKeys) -> None:
        self._keys = ring.known()
        self.lost = 0

    def cell(self, place: Place, column: str, cell: str) -> str | None:
        """The words; None, or something empty where nothing may not stand, once the key is gone."""
        found = opened(self._keys.get(place), place, column, cell.strip('"'))
        if found is not None:
            return found
        self.lost += 1
        if may_be_null(place.table, column):
            return None
        return "{}" if is_json(place.table, column) else ""


def seal_sqlite(copy: Path, ring: GuestKeys) -> None:
    """Seal every such cell of this copy, and leave no trace of it in the file's free pages."""
    sealing = Sealing(ring)
    with _held(copy) as held:
        with held:
            for place, column, words in _cells(held):
                _put(held, place, column, sealing.cell(place, column, words))
        held.execute("VACUUM")
    sealing.done()


def open_sqlite(copy: Path, ring: GuestKeys) -> int:
    """Open every sealed cell of this copy; how many have lost their key."""
    opening = Opening(ring)
    with _held(copy) as held, held:
        for place, column, words in _cells(held):
            if words.lstrip('"').startswith(MARK):
                _put(held, place, column, opening.cell(place, column, words))
    return opening.lost


def seal_dump(lines: Iterable[str], sealing: Sealing) -> Iterator[str]:
    """The same for a plain dump of PostgreSQL, line by line; whoever reads it to its end says that it is done."""
    yield from _through(lines, sealing.cell)


def open_dump(lines: Iterable[str], opening: Opening) -> Iterator[str]:
    """The way back; `opening` counts what has lost its key."""

    def cell(place: Place, column: str, words: str) -> str:
        if not words.lstrip('"').startswith(MARK):
            return words
        found = opening.cell(place, column, words)
        return _NULL if found is None else found

    yield from _through(lines, cell)


def _through(lines: Iterable[str], change: Callable[[Place, str, str], str]) -> Iterator[str]:
    """Each cell of `CELLS` changed, as COPY spells it; everything else as it is."""
    table, columns = "", list[str]()
    for line in lines:
        if not columns and line.startswith(_COPY):
            head, _, rest = line.removeprefix(_COPY).partition(" (")
            if head in CELLS:
                table, columns = head, [one.strip('" ') for one in rest.partition(")")[0].split(",")]
        elif columns and line.rstrip("\n") == _END:
            columns = []
        elif columns:
            cells = line.rstrip("\n").split("\t")
            row = dict(zip(columns, cells, strict=True))
            place = Place(row.get("property_id", ""), table, row["id"])
            for column in CELLS[table]:
                if row[column] not in {_NULL, ""}:
                    row[column] = change(place, column, row[column])
            line = "\t".join(row.values()) + "\n"
        yield line


def _held(copy: Path) -> contextlib.closing[sqlite3.Connection]:
    held = sqlite3.connect(copy)
    held.execute("PRAGMA secure_delete=ON")
    held.execute("PRAGMA journal_mode=DELETE")
    return contextlib.closing(held)


def _cells(held: sqlite3.Connection) -> Iterator[tuple[Place, str, str]]:
    there = {name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, columns in CELLS.items():
        if table not in there:
            continue
        known = {row[1] for row in held.execute(f"PRAGMA table_info({table})")}
        wanted = [one for one in columns if one in known]
        whose = "property_id" if "property_id" in known else "''"
        rows = held.execute(f"SELECT {whose}, id, {', '.join(wanted)} FROM {table}").fetchall()  # noqa: S608 - our own names
        for property_id, row, *cells in rows:
            place = Place(property_id, table, str(row))
            yield from ((place, name, str(cell)) for name, cell in zip(wanted, cells, strict=True) if cell)


def _put(held: sqlite3.Connection, place: Place, column: str, cell: str | None) -> None:
    held.execute(f"UPDATE {place.table} SET {column} = ? WHERE id = ?", (cell, int(place.row)))  # noqa: S608
