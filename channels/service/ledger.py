"""How does a quarter's tourist tax become a workbook?"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

Value = str | int | Decimal | None


def as_workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """An XLSX of named sheets with heads and rows: numbers as numbers, every text as text, so none is a formula."""
    book = Workbook(write_only=False)
    if book.active is not None:
        book.remove(book.active)
    for name, heads, rows in sheets:
        sheet = book.create_sheet(name[:31])
        sheet.append(list(heads))
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                if isinstance(value, str):
                    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)  # a workbook cannot hold them
                    cell.data_type = "s"
                else:
                    cell.value = value
        sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
