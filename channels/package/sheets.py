"""How is what one channel asks for written as a workbook that a person pastes from?"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

_MISSING = PatternFill("solid", start_color="FFF3E0DC")
_HEAD = PatternFill("solid", start_color="FF1F3A37")
_WIDTHS = (34, 60, 16, 14, 14, 28)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line: the channel's own name for the field, and what stands there. `value` None: it is missing."""

    sheet: str
    name: str
    value: str | None
    source: str = ""
    on: str = ""
    confirmed_by: str = ""
    remark: str = ""


def as_workbook(title: str, heads: tuple[str, ...], rows: Iterable[SheetRow]) -> bytes:
    """An XLSX of one sheet a group; missing values are coloured, every cell is text, so none is a formula.

    `heads` are the six headings: field, value, source, on, confirmed by, remark.
    """
    book = Workbook()
    book.properties.title = title
    first = book.active
    if first is not None:
        book.remove(first)
    sheets: dict[str, Worksheet] = {}
    for row in rows:
        name = row.sheet[:31].translate(str.maketrans("[]:*?/\\", "       "))
        sheet = sheets.get(name) or _new(book, name, heads)
        sheets[name] = sheet
        _append(sheet, row)
    if not sheets:
        _new(book, title[:31], heads)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _new(book: Workbook, name: str, heads: tuple[str, ...]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    sheet.append(list(heads))
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = _HEAD
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    return sheet


def _append(sheet: Worksheet, row: SheetRow) -> None:
    line = sheet.max_row + 1
    cells = (row.name, row.value, row.source, row.on, row.confirmed_by, row.remark)
    for column, text in enumerate(cells, start=1):
        cell = sheet.cell(line, column)
        if text:
            # Said to be text, whatever it begins with: +212… is a telephone number to paste, =1+1 no sum.
            # Control characters, which a workbook cannot hold, come with what is copied out of a PDF.
            plain = ILLEGAL_CHARACTERS_RE.sub(" ", text)
            cell.value, cell.data_type, cell.quotePrefix = plain, "s", True
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row.value is None:
            cell.fill = _MISSING
