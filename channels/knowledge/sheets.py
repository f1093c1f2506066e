"""What stands in the cells of each sheet of a workbook?"""

from __future__ import annotations

import io
from collections.abc import Iterator

from channels.knowledge.document import guarded
from channels.knowledge.problems import Unreadable
from channels.knowledge.text import row_parts
from domain.knowledge.cutting import Part

MOST_ROWS = 20_000
_ZIP = b"PK\x03\x04"


def workbook_parts(raw: bytes, name: str) -> Iterator[Part]:
    """Rows by sheet, with the cells that they stand in; a formula is the value that was saved with it."""
    import python_calamine as calamine  # noqa: PLC0415 - in the child process only

    if raw.startswith(_ZIP):
        guarded(raw)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            for title in book.sheet_names:
                sheet = book.get_sheet_by_name(title)
                if sheet.total_height > MOST_ROWS:
                    raise Unreadable("too_large")
                yield from row_parts(sheet.to_python(skip_empty_area=False), title)
    except calamine.PasswordError:
        raise Unreadable("password") from None
    except (calamine.CalamineError, OSError, ValueError, IndexError, OverflowError):
        raise Unreadable("damaged") from None
