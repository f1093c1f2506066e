"""Which rows of an .ods or of an old .xls does nobody see?"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from html import unescape

from channels.files.compound import stream_of
from channels.files.lines import MAX_ROWS

WORKBOOK = frozenset(("workbook", "book"))
# Records of the old format: where a sheet begins, a row, the end of a part.
_SHEET, _ROW, _END = 0x0085, 0x0208, 0x000A
_UNSEEN = 0x20  # of a row's flags: it has no height
_WIDE = 0x01  # of a name: two bytes a letter
_TABLE = re.compile(r"<table:table\b(?P<said>[^<>]*)>(?P<rows>.*?)</table:table>", re.DOTALL)
_TABLE_ROW = re.compile(r"<table:table-row\b([^<>]*)>")
_NAME = re.compile(r"table:name=\"([^\"]*)\"")
_REPEATED = re.compile(r"table:number-rows-repeated=\"(\d{1,7})\"")
_GONE = re.compile(r"table:visibility=\"(?:collapse|filter)\"")


def hidden_in_open(content: bytes, sheet: str) -> frozenset[int]:
    """The rows that an OpenDocument sheet collapses or filters away; one tag may stand for many rows."""
    text = content.decode("utf-8", "replace")
    hidden: set[int] = set()
    at = 0
    for row in _TABLE_ROW.finditer(table_in(text, sheet)):
        first, at = at, min(at + repeated(row[1]), MAX_ROWS)
        if _GONE.search(row[1]):
            hidden.update(range(first + 1, at + 1))
    return frozenset(hidden)


def table_in(text: str, sheet: str) -> str:
    """The rows of an OpenDocument sheet as they are written; "" for a name that is not there."""
    for table in _TABLE.finditer(text):
        name = _NAME.search(table["said"])
        if name is not None and unescape(name[1]) == sheet:
            return table["rows"]
    return ""


def repeated(said: str) -> int:
    """For how many rows one tag stands."""
    times = _REPEATED.search(said)
    return int(times[1]) if times else 1


def hidden_in_old(raw: bytes, sheet: str) -> frozenset[int]:
    """The rows of an .xls that have no height; empty for a file that nobody can walk through."""
    try:
        book = stream_of(raw, WORKBOOK)
    except ValueError:
        return frozenset()  # whoever reads the values says what is wrong
    start = next((where for name, where in sheets_of(book) if name == sheet), None)
    if start is None:
        return frozenset()
    return frozenset(
        row + 1
        for kind, said in records(book, start)
        if kind == _ROW and len(said) >= 16
        for row, flags in [struct.unpack_from("<H10xH", said)]
        if flags & _UNSEEN
    )


def sheets_of(book: bytes) -> Iterator[tuple[str, int]]:
    """The name of each sheet and where it begins."""
    for kind, said in records(book, 0):
        if kind == _SHEET and len(said) > 8:
            where, _, length, wide = struct.unpack_from("<IHBB", said)
            letters = said[8 : 8 + length * (2 if wide & _WIDE else 1)]
            yield letters.decode("utf-16-le" if wide & _WIDE else "latin-1", "replace"), where


def records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """What follows one another until the part ends."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == _END:
            return
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size
