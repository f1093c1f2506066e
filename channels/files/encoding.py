"""Which characters did the bank, the panel or the spreadsheet mean by these bytes?"""

from __future__ import annotations

import codecs

import charset_normalizer

from channels.files.problems import unreadable
from domain.phrase import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Western European panels and banks still write beside UTF-8; cp1252 holds latin-1's letters too.
_LEGACY = ("cp1252", "mac_roman")


def decoded(raw: bytes, file: str, declared: str | None = None) -> tuple[str, str | None]:
    """The text, and the encoding's name when it had to be guessed (None: declared, marked or plain UTF-8).

    Raises FileProblem for bytes that are no text in the declared, marked or any likely encoding.
    """
    if declared is not None:
        return _strict(raw, "utf-8-sig" if declared.lower() in {"utf-8", "utf8"} else declared, file), None
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name, file), None
    if b"\0" in raw[:4096]:
        return _strict(raw, _utf16_by_zeros(raw[:4096], file), file), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        guess = charset_normalizer.from_bytes(raw, cp_isolation=list(_LEGACY)).best()
    if guess is None:
        raise unreadable(file, say("import.encoding"))
    return str(guess), guess.encoding


def _strict(raw: bytes, name: str, file: str) -> str:
    try:
        return raw.decode(name)
    except LookupError:
        raise unreadable(file, say("import.encoding_unknown", found=name)) from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise unreadable(file, say("import.encoding_declared", expected=name), line) from None


def _utf16_by_zeros(head: bytes, file: str) -> str:
    """Latin text in UTF-16 has a zero in every other byte; zeros elsewhere mean that this is no text."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and even < odd // 8:
        return "utf-16-le"
    if even > len(head) // 4 and odd < even // 8:
        return "utf-16-be"
    raise unreadable(file, say("import.not_a_table"))
