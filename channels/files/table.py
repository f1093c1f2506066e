"""Which rows and cells does a CSV, XLSX or JSON file hold?"""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from channels.files.encoding import decoded
from channels.files.problems import unreadable
from domain.phrase import say

Raw = str | int | Decimal | float | bool | datetime | date | time | None
MAX_BYTES = 200_000_000
_DELIMITERS = ";\t,|"
# What openpyxl raises on a broken workbook; its XML parser's error is a SyntaxError.
_DAMAGED_WORKBOOK = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
)
_GZIP, _ZIP, _OLD_EXCEL, _PDF = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it starts in the file (first line is 1) and its cells."""

    number: int
    cells: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All non-empty rows of a file; `encoding` is named when it was guessed. `typed`: cells carry types."""

    file: str
    lines: tuple[Line, ...]
    encoding: str | None = None
    typed: bool = False


def read_sheet(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None, sheet: str | None = None
) -> Sheet:
    """The rows of `path`, whatever its name says: the content decides what kind of file it is.

    Raises FileProblem when there is no such file, it is empty, too large, or no table.
    """
    file = path.name
    raw = _content(path)
    head = raw.lstrip()[:64].lower()
    if raw.startswith(_OLD_EXCEL):
        raise unreadable(file, say("import.old_excel"))
    if raw.startswith(_PDF) or head.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise unreadable(file, say("import.not_a_table"))
    if raw.startswith(_ZIP):
        found = Sheet(file, tuple(_excel_lines(raw, file, sheet)), typed=True)
    else:
        text, guessed = decoded(raw, file, encoding)
        if text.lstrip()[:1] in ("[", "{"):
            found = Sheet(file, tuple(_json_lines(text, file)), guessed, typed=True)
        else:
            found = Sheet(file, tuple(_csv_lines(text, delimiter, file)), guessed)
    if not found.lines:
        raise unreadable(file, say("import.empty"))
    return found


def _content(path: Path) -> bytes:
    file = path.name
    try:
        raw = path.read_bytes()
        if raw.startswith(_GZIP):
            with gzip.open(io.BytesIO(raw)) as packed:
                raw = packed.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(file, say("import.not_found")) from None
    except IsADirectoryError:
        raise unreadable(file, say("import.is_folder")) from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise unreadable(file, say("import.damaged")) from None
    if len(raw) > MAX_BYTES:
        raise unreadable(file, say("import.too_large", megabytes=MAX_BYTES // 1_000_000))
    if not raw.strip():
        raise unreadable(file, say("import.empty"))
    return raw


def _csv_lines(text: str, delimiter: str | None, file: str) -> Iterator[Line]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _likely_delimiter(text))
    before = 0
    try:
        for cells in rows:
            first, before = before + 1, rows.line_num
            if any(cell.strip() for cell in cells):
                yield Line(first, tuple(cells))
    except csv.Error:
        raise unreadable(file, say("import.quotes"), before + 1) from None


def _likely_delimiter(text: str) -> str:
    """The separator that cuts most of the first records into the same number of columns, at least two."""
    best, score = ",", (0, 0)
    for candidate in _DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            for cells in itertools.islice(csv.reader(io.StringIO(text[:65536]), delimiter=candidate), 40):
                widths[len(cells)] += 1
        except csv.Error:
            continue
        width, times = max(
            ((width, times) for width, times in widths.items() if width > 1), key=_weight, default=(1, 0)
        )
        if (times, width) > score:
            best, score = candidate, (times, width)
    return best


def _weight(found: tuple[int, int]) -> tuple[int, int]:
    width, times = found
    return times, width


def _excel_lines(raw: bytes, file: str, sheet: str | None) -> list[Line]:
    import openpyxl  # noqa: PLC0415 - half a second to load, and most houses never read a workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names, size = packed.namelist(), sum(part.file_size for part in packed.infolist())
        if "xl/workbook.xml" not in names:
            raise unreadable(file, say("import.archive"))
        if size > MAX_BYTES:
            raise unreadable(file, say("import.too_large", megabytes=MAX_BYTES // 1_000_000))
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        if sheet is not None and sheet not in book.sheetnames:
            raise unreadable(file, say("import.no_sheet", found=tuple(book.sheetnames), expected=sheet))
        page = book[sheet] if sheet is not None else book.worksheets[0]
        rows = enumerate(page.iter_rows(values_only=True), start=1)
        return [Line(number, tuple(map(_plain, cells))) for number, cells in rows if any(map(_says, cells))]
    except _DAMAGED_WORKBOOK:
        raise unreadable(file, say("import.damaged")) from None


def _says(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _json_lines(text: str, file: str) -> Iterator[Line]:
    """A list of flat objects, or an object that holds one such list; `Line.number` counts the objects."""
    try:
        content = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise unreadable(file, say("import.json"), error.lineno) from None
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = lists[0] if len(lists) == 1 else None
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise unreadable(file, say("import.json_shape"))
    header = tuple(dict.fromkeys(name for row in content for name in row))
    if header:
        yield Line(0, header)
    for number, row in enumerate(content, start=1):
        yield Line(number, tuple(_plain(row.get(name)) for name in header))


def _plain(cell: Any) -> Raw:
    if cell is None or isinstance(cell, str | int | Decimal | datetime | date | time):
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else Decimal(repr(cell))
    return json.dumps(cell, ensure_ascii=False, default=str)
