"""Which rows of a workbook are crossed out?

A reader of values sees no lines through them, and a booking that somebody crossed out would be taken for one that
stands.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from channels.files.compound import MARK
from channels.files.lines import says
from channels.files.struck_elsewhere import struck_in_old, struck_in_open

_STYLES = "xl/styles.xml"
_STRIKE = re.compile(rb"<strike(?!\s+val=\"(?:0|false)\")")


def struck_rows(raw: bytes, sheet: str) -> frozenset[int]:
    """The rows (1 is the first) of .xlsx, .ods and .xls of which most cells that say something are struck."""
    if raw.startswith(MARK):
        return struck_in_old(raw, sheet)
    if not raw.startswith(b"PK"):
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        if "content.xml" in packed.namelist():
            return struck_in_open(packed.read("content.xml"), sheet)
    if not _strikes(raw):
        return frozenset()
    from openpyxl import load_workbook  # noqa: PLC0415 - most files cross nothing out
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        if sheet not in book.sheetnames:
            return frozenset()
        return frozenset(_struck(book[sheet].iter_rows()))
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError):
        return frozenset()  # whoever reads the values says what is wrong


def _strikes(raw: bytes) -> bool:
    """Whether any style of the workbook crosses out: nearly no file has one."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return _STYLES in packed.namelist() and _STRIKE.search(packed.read(_STYLES)) is not None


def _struck(rows: Iterable[Iterable[Any]]) -> Iterator[int]:
    for number, row in enumerate(rows, start=1):
        cells = [cell for cell in row if says(cell.value)]
        if cells and 2 * sum(bool(cell.font and cell.font.strike) for cell in cells) > len(cells):
            yield number
