"""Which rows of an .ods or of an old .xls are crossed out?"""

from __future__ import annotations

import re
import struct
from collections import defaultdict

from channels.files.compound import stream_of
from channels.files.hidden_elsewhere import WORKBOOK, records, repeated, sheets_of, table_in
from channels.files.lines import MAX_ROWS

_STYLE = re.compile(r"<style:style\b(?P<said>[^<>]*[^<>/])>(?P<inner>.*?)</style:style>", re.DOTALL)
_NAME = re.compile(r"style:name=\"([^\"]*)\"")
_THROUGH = re.compile(r"style:text-line-through-(?:style|type)=\"(?!none)[^\"]+\"")
_ROW = re.compile(r"<table:table-row\b(?P<said>[^<>]*?)(?:/>|>(?P<cells>.*?)</table:table-row>)", re.DOTALL)
_CELL = re.compile(r"<table:table-cell\b(?P<said>[^<>]*[^<>/])>(?P<inner>.*?)</table:table-cell>", re.DOTALL)
_CELL_STYLE = re.compile(r"table:style-name=\"([^\"]*)\"")
_SPAN = re.compile(r"<text:span\b[^<>]*text:style-name=\"([^\"]*)\"[^<>]*>([^<>]*)</text:span>")
_TAG = re.compile(r"<[^<>]*>")
# Records of the old format: a font, what a cell looks like, cells that say something, several numbers in one.
_FONT, _LOOK, _NUMBERS = 0x0031, 0x00E0, 0x00BD
_CELLS = frozenset((0x0006, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6))
_CROSSED = 0x0008  # of a font's flags
_NO_FONT = 4  # there is none of this number: later fonts are counted one higher than they stand


def struck_in_open(content: bytes, sheet: str) -> frozenset[int]:
    """The rows of an OpenDocument sheet of which most cells that say something are crossed out."""
    if b"text-line-through" not in content:
        return frozenset()
    text = content.decode("utf-8", "replace")
    crossing = frozenset(
        name[1]
        for style in _STYLE.finditer(text)
        if _THROUGH.search(style["inner"]) and (name := _NAME.search(style["said"]))
    )
    struck: set[int] = set()
    at = 0
    for row in _ROW.finditer(table_in(text, sheet)):
        first, at = at, min(at + repeated(row["said"]), MAX_ROWS)
        cells = [c for c in _CELL.finditer(row["cells"] or "") if _TAG.sub("", c["inner"]).strip()]
        if _most([_crossed(cell, crossing) for cell in cells]):
            struck.update(range(first + 1, at + 1))
    return frozenset(struck)


def struck_in_old(raw: bytes, sheet: str) -> frozenset[int]:
    """The rows of an .xls of which most cells that say something are in a crossed font."""
    try:
        book = stream_of(raw, WORKBOOK)
    except ValueError:
        return frozenset()  # whoever reads the values says what is wrong
    said = list(records(book, 0))
    fonts = [_word(of, 2) & _CROSSED for kind, of in said if kind == _FONT]
    crossing = [_is_crossed(fonts, _word(of, 0)) for kind, of in said if kind == _LOOK]
    start = next((where for name, where in sheets_of(book) if name == sheet), None)
    if start is None or not any(crossing):
        return frozenset()
    rows: defaultdict[int, list[bool]] = defaultdict(list)
    for kind, of in records(book, start):
        looks = [_word(of, 4)] if kind in _CELLS else []
        if kind == _NUMBERS:
            looks = [_word(of, at) for at in range(4, len(of) - 2, 6)]
        for look in looks:
            rows[_word(of, 0) + 1].append(look < len(crossing) and crossing[look])
    return frozenset(row for row, cells in rows.items() if _most(cells))


def _crossed(cell: re.Match[str], crossing: frozenset[str]) -> bool:
    """The whole cell by its style, or every word in it by its own."""
    style = _CELL_STYLE.search(cell["said"])
    if style is not None and style[1] in crossing:
        return True
    left = _SPAN.sub(lambda span: "" if span[1] in crossing else span[2], cell["inner"])
    return not _TAG.sub("", left).strip()


def _is_crossed(fonts: list[int], font: int) -> bool:
    place = font - (font > _NO_FONT)
    return place < len(fonts) and bool(fonts[place])


def _most(cells: list[bool]) -> bool:
    return bool(cells) and 2 * sum(cells) > len(cells)


def _word(said: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", said, at)[0]) if len(said) >= at + 2 else 0
