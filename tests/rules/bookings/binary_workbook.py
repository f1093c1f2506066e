"""A workbook as Excel writes it in its binary form (MS-XLSB), as small as one can be."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
    ' Target="worksheets/sheet1.bin"/></Relationships>'
)


def xlsb(rows: Sequence[Sequence[str]], hidden: frozenset[int] = frozenset(), sheet: str = "Liste") -> bytes:
    """One sheet of texts; `hidden` are rows without a height, the first is 0."""
    part = _record(0x81) + _record(0x94, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))
    part += _record(0x91)
    for n, row in enumerate(rows):
        part += _record(0, struct.pack("<IIHBBBI", n, 0, 300, 0, 0x10 if n in hidden else 0, 0, 0))
        for column, cell in enumerate(row):
            part += _record(6, struct.pack("<II", column, 0) + _text(cell))
    part += _record(0x92) + _record(0x82)
    named = struct.pack("<II", 0, 1) + _text("rId1") + _text(sheet)
    book = _record(0x83) + _record(0x8F) + _record(0x9C, named) + _record(0x90) + _record(0x84)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.bin", book)
        packed.writestr("xl/_rels/workbook.bin.rels", _RELATIONS)
        packed.writestr("xl/worksheets/sheet1.bin", part)
    return made.getvalue()


def _record(kind: int, said: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(said), b""
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + length + said


def _text(said: str) -> bytes:
    return struct.pack("<I", len(said)) + said.encode("utf-16-le")
