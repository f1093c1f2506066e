"""How does a picture lose everything beside it, positions and makers' notes too, without losing a pixel?"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# After the compressed data a marker is any FF that is neither stuffing nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SCAN, _END, _JFIF, _PROFILE, _ADOBE, _COMMENT = 0xDA, 0xD9, 0xE0, 0xE2, 0xEE, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_PNG_KEPT = frozenset([b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND", b"sBIT"])
_WEBP_KEPT = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH"])
_WEBP_FLAGS = 0x10  # of an extended header only the alpha channel stays


def stripped(content: bytes, form: str) -> bytes | None:
    """The same picture with its pixels untouched and nothing else; None where its parts do not fit together."""
    try:
        return b"".join({"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}[form](content))
    except (IndexError, struct.error, ValueError):
        return None


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Segment by segment to the end of the first picture: what a phone hides behind it does not come along."""
    yield content[:2]
    at = 2
    while True:
        while content[at + 1] == 0xFF:
            at += 1
        if content[at] != 0xFF:
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker == _END:
            yield content[at : at + 2]
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            found = _MARKER.search(content, end)
            if found is None:
                raise ValueError("no end")
            end = found.start()
        if not _beside(marker, content, at):
            yield content[at:end]
        at = end


def _beside(marker: int, content: bytes, at: int) -> bool:
    """Whether a segment is no part of the picture: EXIF, XMP, comments, makers' notes, previews."""
    if marker in {_JFIF, _ADOBE}:
        return False
    if marker == _PROFILE:
        return content[at + 4 : at + 15] != b"ICC_PROFILE"
    return marker in _APPLICATION or marker == _COMMENT


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    at = 8
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError("a chunk is cut")
        if name in _PNG_KEPT:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


def _webp(content: bytes) -> Iterator[bytes]:
    chunks: list[bytes] = []
    at = 12
    while at + 8 <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        chunk = content[at:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & _WEBP_FLAGS]) + chunk[9:]
        if name in _WEBP_KEPT:
            chunks.append(chunk)
        at = end
    body = b"".join(chunks)
    yield b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP"
    yield body
