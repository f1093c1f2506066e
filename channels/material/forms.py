"""What kind of file do these bytes make, whatever its name says?"""

from __future__ import annotations

_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"8BPS", "PSD"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"%PDF", "PDF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "EXE"),
    (b"#!", "script"),
    (b"\xd0\xcf\x11\xe0", "Office"),
)
_HEIF = frozenset([b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"])
# The pictures that are taken, with the suffix that each is kept under.
TAKEN = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


def form_of(content: bytes) -> str | None:
    """The form by its first bytes: "JPEG", "HEIC", "ZIP" …; None for bytes of no form we know."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp":
        brand = content[8:12]
        return "HEIC" if brand in _HEIF else "AVIF" if brand in {b"avif", b"avis"} else "video"
    found = next((form for head, form in _HEADS if content.startswith(head)), None)
    if found is not None:
        return found
    text = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if text.startswith((b"<svg", b"<?xml")) or b"<svg" in text:
        return "SVG"
    return "HTML" if text.startswith((b"<!doctype html", b"<html")) else None
