"""What stands in a stream of an old Office file, whose storages are little file systems?

Only as much as finding the workbook of an .xls needs: its values are read by a library, which does not say which
rows are hidden.
"""

from __future__ import annotations

import struct

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # numbers above mean « free », « end of chain » and the table's own sectors
_ENTRY, _SHORT = 128, 64


def stream_of(raw: bytes, names: frozenset[str]) -> bytes:
    """The bytes of the first stream called so (capitals count for nothing). ValueError: there is none, or torn."""
    try:
        return _Compound(raw).stream(names)
    except (struct.error, IndexError):
        raise ValueError("torn") from None


class _Compound:
    """The chains of sectors of one file; no chain is longer than the file, so that a circle ends."""

    def __init__(self, raw: bytes) -> None:
        if not raw.startswith(MARK):
            raise ValueError("no such file")
        (power,) = struct.unpack_from("<H", raw, 30)
        if power not in {9, 12}:
            raise ValueError("no such sectors")
        self.raw, self.size = raw, 1 << power
        directory, _, _, shorts, _, more, _ = struct.unpack_from("<7I", raw, 48)
        tables = [n for n in struct.unpack_from("<109I", raw, 76) if n < _LAST_SECTOR]
        most = len(raw) // self.size + 2
        while more < _LAST_SECTOR and len(tables) < most:
            *listed, more = self.numbers(more)
            tables += [n for n in listed if n < _LAST_SECTOR]
        self.table = [n for sector in tables[:most] for n in self.numbers(sector)]
        self.directory = self.chain(directory)
        self.short_table = struct.iter_unpack("<I", self.chain(shorts)) if shorts < _LAST_SECTOR else iter(())

    def sector(self, number: int) -> bytes:
        """One sector; the header has the place of one."""
        start = (number + 1) * self.size
        found = self.raw[start : start + self.size]
        if len(found) < self.size and start + len(found) < len(self.raw):
            raise ValueError("torn")
        return found

    def numbers(self, sector: int) -> list[int]:
        """A sector of the table of chains."""
        return [n for (n,) in struct.iter_unpack("<I", self.sector(sector))]

    def chain(self, number: int) -> bytes:
        """All sectors of a chain in their order."""
        parts: list[bytes] = []
        while number < _LAST_SECTOR and len(parts) <= len(self.table):
            parts.append(self.sector(number))
            number = self.table[number]
        return b"".join(parts)

    def stream(self, names: frozenset[str]) -> bytes:
        """The stream's bytes; a short one lies in sectors of its own, within the root's."""
        root = b""
        shorts = [n for (n,) in self.short_table]
        for place in range(0, len(self.directory) - _ENTRY + 1, _ENTRY):
            entry = self.directory[place : place + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<2I", entry, 116)
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()
            if kind == 5:
                root = self.chain(start)
            elif kind == 2 and name in names:
                if size >= 4096:
                    return self.chain(start)[:size]
                parts: list[bytes] = []
                while start < _LAST_SECTOR and len(parts) <= len(shorts):
                    parts.append(root[start * _SHORT : (start + 1) * _SHORT])
                    start = shorts[start]
                return b"".join(parts)[:size]
        raise ValueError("no such stream")
