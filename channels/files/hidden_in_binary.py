"""Which rows of an .xlsb does nobody see?"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Records of the binary format (MS-XLSB): where a sheet's part is named, and the head of a row.
_SHEET, _ROW = 0x009C, 0x0000
_UNSEEN = 0x10  # of a row's flags: it has no height
_MORE = 0x80  # of a byte of a number: another one follows


def sheet_id(book: bytes, sheet: str) -> str | None:
    """The relation that leads to the sheet's part; None for a name that is not there."""
    for kind, said in _records(book):
        if kind == _SHEET:
            relation, at = _text(said, 8)
            name, _ = _text(said, at)
            if name == sheet:
                return relation
    return None


def hidden_in_part(part: bytes) -> frozenset[int]:
    """The rows (1 is the first) of a sheet's part that have no height."""
    return frozenset(
        int.from_bytes(said[:4], "little") + 1
        for kind, said in _records(part)
        if kind == _ROW and len(said) >= 12 and said[11] & _UNSEEN
    )


def _text(said: bytes, at: int) -> tuple[str, int]:
    """A text and where it ends; a length that is none leads to the end."""
    if len(said) < at + 4:
        return "", len(said)
    (letters,) = struct.unpack_from("<I", said, at)
    end = min(at + 4 + 2 * letters, len(said))
    return said[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """What follows one another until the part ends; a kind takes one byte or two, a size up to four."""
    at = 0
    while at + 1 < len(part):
        kind, at = part[at], at + 1
        if kind & _MORE:
            kind, at = kind & 0x7F | part[at] << 7, at + 1
        size = 0
        for place in range(4):
            if at >= len(part):
                return
            byte, at = part[at], at + 1
            size |= (byte & 0x7F) << 7 * place
            if not byte & _MORE:
                break
        yield kind, part[at : at + size]
        at += size
