"""Which rows and cells does a CSV, JSON or HTML file or a workbook hold?"""

from __future__ import annotations

import csv
import functools
import gzip
import io
import itertools
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from channels.files.described import described
from channels.files.encoding import decoded
from channels.files.html_table import html_lines
from channels.files.lines import MAX_BYTES, MAX_COLUMNS, MAX_PACKED, MAX_ROWS, Line, Sheet, typed
from channels.files.mended import lines_mended
from channels.files.problems import unreadable
from channels.files.workbook import workbook_of
from domain.phrase import say

_DELIMITERS = ";\t,|"
_GZIP, _ZIP, _ZIP_EMPTY = b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06"
_OLD_EXCEL, _PDF, _RAR, _SEVEN = b"\xd0\xcf\x11\xe0", b"%PDF", b"Rar!", b"7z\xbc\xaf"
_HTML = (b"<!doctype", b"<html", b"<head", b"<meta", b"<style", b"<body", b"<table", b"<div")
_CALENDAR = b"begin:vcalendar"
_TABLE_WITHIN = 1_000_000
# A spreadsheet's way to keep leading zeros: ="0042" is the text 0042, and '=1 is the text =1.
_LITERAL = re.compile(r'^="([^"=]*)"$')
_QUOTED = re.compile(r"^'(?=[ \u00a0]*[=+\-@\t\r\n＝＋－＠])")


def read_sheet(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None, sheet: str | None = None
) -> Sheet:
    """The rows of `path`, whatever its name says: the content decides what kind of file it is.

    Raises FileProblem when there is no such file, it is empty, too large, or no table.
    """
    try:
        state = path.stat()
    except OSError:
        state = None
    stamp = (state.st_mtime_ns, state.st_size) if state else None
    return _read(path, stamp, encoding, delimiter, sheet)


@functools.lru_cache(maxsize=1)
def _read(
    path: Path, stamp: tuple[int, int] | None, encoding: str | None, delimiter: str | None, sheet: str | None
) -> Sheet:
    """The newest file is kept: what kind it is, and what it says, are asked one after the other."""
    return sheet_of(_content(path), path.name, encoding, delimiter, sheet)


def sheet_of(
    raw: bytes,
    file: str,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Sheet:
    """The same of bytes that lie in no file of their own. Raises FileProblem when they are no table."""
    head = raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:512].lower()
    if raw.startswith((_ZIP, _ZIP_EMPTY, _OLD_EXCEL)):
        book = workbook_of(raw, file, sheet)
        return _filled(
            Sheet(
                *(file, book.lines),
                typed=True,
                repeated=book.repeated,
                others=book.others,
                pages=book.pages,
                struck=book.struck,
                hidden=book.hidden,
            )
        )
    if raw.startswith((_PDF, _RAR, _SEVEN)) or head.startswith(b"<?xml"):
        raise unreadable(file, say("import.not_a_table"))
    if head.startswith(_CALENDAR):
        raise unreadable(file, say("import.calendar_feed"))
    text, guessed = decoded(raw, file, encoding)
    if told := described(text, file):
        raise unreadable(file, told)
    if head.startswith(_HTML) and b"<table" in raw[:_TABLE_WITHIN].lower():
        lines, repeated = html_lines(text)
        return _filled(Sheet(file, lines, guessed, repeated=repeated))
    if head.startswith(_HTML):
        raise unreadable(file, say("import.not_a_table"))
    if text.lstrip()[:1] in ("[", "{"):
        return _filled(Sheet(file, tuple(_json_lines(text, file)), guessed, typed=True))
    return _filled(Sheet(file, tuple(_csv_lines(text, delimiter, file)), guessed))


def _filled(sheet: Sheet) -> Sheet:
    if not sheet.lines:
        raise unreadable(sheet.file, say("import.empty"))
    if len(sheet.lines) > MAX_ROWS:
        raise unreadable(sheet.file, say("import.too_many_rows", most=MAX_ROWS))
    lines, n = lines_mended(sheet.lines)
    return replace(sheet, lines=lines, mended=n) if n else sheet


def _content(path: Path) -> bytes:
    file = path.name
    try:
        if path.stat().st_size > MAX_PACKED:
            raise unreadable(file, say("import.too_large", megabytes=MAX_PACKED // 1_000_000))
        raw = path.read_bytes()
        if raw.startswith(_GZIP):
            with gzip.open(io.BytesIO(raw)) as packed:
                raw = packed.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(file, say("import.not_found")) from None
    except IsADirectoryError:
        raise unreadable(file, say("import.is_folder")) from None
    except OSError as error:
        bad = isinstance(error, gzip.BadGzipFile)
        raise unreadable(file, say("import.damaged" if bad else "import.no_access")) from None
    except (EOFError, zlib.error):
        raise unreadable(file, say("import.damaged")) from None
    if len(raw) > MAX_BYTES:
        raise unreadable(file, say("import.too_large", megabytes=MAX_BYTES // 1_000_000))
    if not raw.strip(b" \r\n\t\xef\xbb\xbf"):
        raise unreadable(file, say("import.empty"))
    if not raw.startswith((_ZIP, _OLD_EXCEL)) and max(map(raw.count, (b"\n", b"\r"))) > 2 * MAX_ROWS:
        raise unreadable(file, say("import.too_many_rows", most=MAX_ROWS))
    return raw


def _csv_lines(text: str, delimiter: str | None, file: str) -> Iterator[Line]:
    # An old Macintosh ends its rows by "\r" alone, and may have "\n" within a cell.
    first_line, *others = re.split(r"\r\n?|\n", text, maxsplit=1)
    rest = others[0] if others else ""
    stated = re.fullmatch(r"sep=(.)", first_line.strip("\ufeff "), re.IGNORECASE)
    text, skipped = (rest, 1) if stated else (text, 0)
    separator = delimiter or (stated[1] if stated else None) or _likely_delimiter(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = skipped
    try:
        for cells in rows:
            first, before = before + 1, rows.line_num + skipped
            if len(cells) > MAX_COLUMNS:
                raise unreadable(file, say("import.too_wide", most=MAX_COLUMNS), first)
            if any(cell.strip() for cell in cells):
                yield Line(first, tuple(map(_literal, cells)))
    except csv.Error as error:
        told = say("import.long_cell", most=csv.field_size_limit()) if "limit" in str(error) else None
        closed = rest.count('"') % 2 == 0
        raise unreadable(file, told if told and closed else say("import.quotes"), before + 1) from None


def _literal(cell: str) -> str:
    """The text that a spreadsheet would show for this cell; a formula stays the text that it is."""
    found = _LITERAL.match(cell) if cell.startswith("=") else None
    return found[1] if found else _QUOTED.sub("", cell)


def _likely_delimiter(text: str) -> str:
    """The separator that cuts most of the first records into the same number of columns, at least two."""
    best, score = ",", (0, 0)
    for candidate in _DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            for cells in itertools.islice(
                csv.reader(io.StringIO(text[:65536], newline=""), delimiter=candidate), 40
            ):
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


def _json_lines(text: str, file: str) -> Iterator[Line]:
    """A list of flat objects, or an object that holds one such list; `Line.number` counts the objects."""
    try:
        content = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise unreadable(file, say("import.json"), error.lineno) from None
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise unreadable(file, say("import.json_shape")) from None
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = lists[0] if len(lists) == 1 else None
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise unreadable(file, say("import.json_shape"))
    header = tuple(dict.fromkeys(name for row in content for name in row))
    if len(header) > MAX_COLUMNS:
        raise unreadable(file, say("import.too_wide", most=MAX_COLUMNS))
    if header:
        yield Line(0, header)
    for number, row in enumerate(content, start=1):
        yield Line(number, tuple(typed(row.get(name)) for name in header))
