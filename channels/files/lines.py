"""What is one row of a file, whatever kind of file it was?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

Raw = str | int | Decimal | float | bool | datetime | date | time | None
# A house of this size writes a few hundred kilobytes a year; Telegram itself hands over twenty megabytes at most.
MAX_PACKED = 20_000_000
MAX_BYTES = 60_000_000
MAX_ROWS = 150_000
MAX_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it starts in the file (first line is 1) and its cells."""

    number: int
    cells: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All non-empty rows of a file; `encoding` is named when it was guessed. `typed`: cells carry types.

    `repeated` are the cells (line, column) that repeat a merged cell from above: an amount there is said once.
    `pages` are the workbook's tables that are read one after the other, each with its first and last line; `others`
    the names of those that are not read. `mended` cells were put right. `struck` lines are crossed out,
    `hidden` ones are seen by nobody.
    """

    file: str
    lines: tuple[Line, ...]
    encoding: str | None = None
    typed: bool = False
    repeated: frozenset[tuple[int, int]] = field(default=frozenset())
    others: tuple[str, ...] = ()
    mended: int = 0
    pages: tuple[tuple[str, int, int], ...] = ()
    struck: frozenset[int] = field(default=frozenset())
    hidden: frozenset[int] = field(default=frozenset())


def says(cell: object) -> bool:
    """Whether there is anything in the cell."""
    return cell is not None and bool(str(cell).strip())


def typed(cell: Any) -> Raw:
    """A cell of a file that has types of its own: numbers become exact, structures the text that they are."""
    if cell is None or isinstance(cell, str | int | Decimal | datetime | date | time):
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else Decimal(repr(cell))
    return json.dumps(cell, ensure_ascii=False, default=str)
