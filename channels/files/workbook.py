"""Which rows does a workbook hold, be it .xlsx, .xlsb, .ods or the old .xls?

python-calamine reads all of them in one call: it is maintained, typed, written in a memory-safe language, tells
merged cells in both formats, and gives a formula as the value that was saved, never runs it. xlrd reads .xls only.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from channels.files.hidden import hidden_rows
from channels.files.lines import MAX_BYTES, MAX_ROWS, Line, Raw, says, typed
from channels.files.problems import unreadable
from channels.files.struck import struck_rows
from domain.phrase import say

if TYPE_CHECKING:
    import python_calamine as calamine

# The project of macros as a part of a zip, and as the name of a storage in the old container.
_MACROS_ZIP = ("vbaproject.bin", "macrosheets/")
_MACROS_OLD = "_VBA_PROJECT".encode("utf-16-le")
_EXCEL = {"xl/workbook.xml", "xl/workbook.bin"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_PARTS = 2_000
_TABLE_ROWS, _TABLE_CELLS, _LOOKED_AT = 2, 3, 30


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of a workbook that say something, and what its sheets say beside them.

    `repeated` are the cells (line, column) that repeat a merged cell from above, `pages` the tables read one after
    the other with their first and last lines, `others` the names of those that are not, `struck` the lines that are
    crossed out, `hidden` those that nobody sees.
    """

    lines: tuple[Line, ...]
    repeated: frozenset[tuple[int, int]]
    pages: tuple[tuple[str, int, int], ...]
    others: tuple[str, ...]
    struck: frozenset[int]
    hidden: frozenset[int]


def workbook_of(raw: bytes, file: str, sheet: str | None) -> Book:
    """What the workbook holds. Without a name the first sheet is read that holds a table (a cover is none), and
    after it each further one with the same header.

    Raises FileProblem for an archive that is no workbook, macros, a password, and anything damaged or too large.
    """
    import python_calamine as calamine  # noqa: PLC0415 - most houses never read a workbook

    _guard(raw, file)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            names = list(book.sheet_names)
            if sheet is not None and sheet not in names:
                raise unreadable(file, say("import.no_sheet", found=tuple(names), expected=sheet))
            tables = [sheet] if sheet is not None else _tables(book)
            alike = [name for name in tables[1:] if _same_header(book, tables[0], name)]
            pages = [_page(book, name, file) for name in (tables[0], *alike)]
    except calamine.PasswordError:
        raise unreadable(file, say("import.password")) from None
    except (calamine.CalamineError, OSError, ValueError, IndexError, OverflowError):
        raise unreadable(file, say("import.damaged")) from None
    lines: list[Line] = []
    repeated: set[tuple[int, int]] = set()
    struck: set[int] = set()
    hidden: set[int] = set()
    read: list[tuple[str, int, int]] = []
    end = 0
    for page in pages:
        start, end = end, end + page.height
        lines += (Line(line.number + start, line.cells) for line in page.lines)
        repeated |= {(row + start, column) for row, column in page.repeated}
        hidden |= {row + start for row in hidden_rows(raw, page.name)}
        struck |= {row + start for row in struck_rows(raw, page.name)}
        read.append((page.name, start + 1, end))
    if len(lines) > MAX_ROWS:
        raise unreadable(file, say("import.too_many_rows", most=MAX_ROWS))
    others = tuple(name for name in tables[1:] if name not in alike)
    return Book(tuple(lines), frozenset(repeated), tuple(read), others, frozenset(struck), frozenset(hidden))


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    height: int
    lines: tuple[Line, ...]
    repeated: frozenset[tuple[int, int]]


def _page(book: calamine.CalamineWorkbook, name: str, file: str) -> _Page:
    page = book.get_sheet_by_name(name)
    if page.total_height > MAX_ROWS:
        raise unreadable(file, say("import.too_many_rows", most=MAX_ROWS))
    cells: Sequence[Sequence[object]] = page.to_python(skip_empty_area=False)
    return _Page(name, len(cells), *_lines(cells, _repeated(page.merged_cell_ranges or [])))


def _same_header(book: calamine.CalamineWorkbook, one: str, other: str) -> bool:
    """Whether a row of words near the top is the same in both, its columns perhaps in another order."""
    return bool(_headings(book.get_sheet_by_name(one)) & _headings(book.get_sheet_by_name(other)))


def _headings(page: calamine.CalamineSheet) -> set[frozenset[str]]:
    rows = ([cell for cell in row if says(cell)] for row in page.to_python(nrows=_LOOKED_AT))
    return {
        frozenset(str(cell).strip().casefold() for cell in row)
        for row in rows
        if len(row) >= _TABLE_CELLS and all(isinstance(cell, str) for cell in row)
    }


def _tables(book: calamine.CalamineWorkbook) -> list[str]:
    """The sheets that hold a table, or the first of all. Only the first is unpacked where it is alone."""
    names = list(book.sheet_names)
    if len(names) == 1:
        return names
    tables = [name for name in names if _is_table(book.get_sheet_by_name(name))]
    return tables or names[:1]


def _is_table(page: calamine.CalamineSheet) -> bool:
    """Two rows among the first of which each says at least three things."""
    rows = page.to_python(nrows=_LOOKED_AT)
    return sum(sum(map(says, row)) >= _TABLE_CELLS for row in rows) >= _TABLE_ROWS


def _guard(raw: bytes, file: str) -> None:
    """What must be known before anything is unpacked."""
    if not raw.startswith(b"PK"):
        if _MACROS_OLD in raw:
            raise unreadable(file, say("import.macros"))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            names = {part.filename.casefold() for part in parts}
            too_large = sum(part.file_size for part in parts) > MAX_BYTES or len(parts) > _MOST_PARTS
            document = (
                not too_large and "mimetype" in names and packed.read("mimetype").strip() == _OPEN_DOCUMENT
            )
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise unreadable(file, say("import.damaged")) from None
    if not (names & _EXCEL or document):
        raise unreadable(file, say("import.archive"))
    if any(mark in name for name in names for mark in _MACROS_ZIP):
        raise unreadable(file, say("import.macros"))
    if too_large:
        raise unreadable(file, say("import.too_large", megabytes=MAX_BYTES // 1_000_000))


def _repeated(
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Cell below → the first cell of its merged column; across columns nothing is repeated."""
    return {
        (row, first_column): (first_row, first_column)
        for (first_row, first_column), (last_row, _) in merged
        for row in range(first_row + 1, min(last_row, first_row + MAX_ROWS) + 1)
    }


def _lines(
    cells: Sequence[Sequence[object]], repeated: Mapping[tuple[int, int], tuple[int, int]]
) -> tuple[tuple[Line, ...], frozenset[tuple[int, int]]]:
    lines, copied = [], set()
    for number, row in enumerate(cells):
        made: list[Raw] = [plain_cell(cell) for cell in row]
        own = any(map(says, made))
        for column in range(len(made)) if own else ():
            above = repeated.get((number, column))
            if above is not None and above[0] < len(cells) and not says(made[column]):
                made[column] = plain_cell(cells[above[0]][column])
                copied.add((number + 1, column))
        if own:
            lines.append(Line(number + 1, tuple(made)))
    return tuple(lines), frozenset(copied)


def plain_cell(cell: object) -> Raw:
    """A cell as the readers know it: empty text is nothing, a duration is its days."""
    if cell == "":
        return None
    if isinstance(cell, timedelta):
        return str(cell)
    return typed(cell)
