"""What did these letters say before somebody read their UTF-8 as a Western alphabet?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from channels.files.lines import Line, Raw

# How such a reading betrays itself: a letter that begins two or three bytes, and what their rest looks like.
_BETRAYED = re.compile("[ÃÂÅÄÐÑØÙâ][\\u0080-\\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_LETTERS = ("LATIN", "ARABIC", "CYRILLIC", "GREEK")


def mended(cell: str) -> str:
    """The cell as it was meant, where there is exactly one way to read it back; else the cell.

    « RÃ©servation » becomes « Réservation ». What is damaged only in part, or would become signs instead of
    letters, is left as it is.
    """
    if cell.isascii() or not _BETRAYED.search(cell):
        return cell
    try:
        found = b"".join(map(_byte, cell)).decode("utf-8")
    except UnicodeError:
        return cell
    strange = [letter for letter in found if not letter.isascii()]
    return found if strange and all(map(_written, strange)) else cell


def lines_mended(lines: Iterable[Line]) -> tuple[tuple[Line, ...], int]:
    """The lines with every such cell put right, and how many there were."""
    n = 0
    made = []
    for line in lines:
        cells = tuple(map(_mended, line.cells))
        if cells != line.cells:
            n += sum(one is not other for one, other in zip(cells, line.cells, strict=True))
            line = Line(line.number, cells)
        made.append(line)
    return tuple(made), n


def _mended(cell: Raw) -> Raw:
    return mended(cell) if isinstance(cell, str) else cell


def _byte(letter: str) -> bytes:
    """The byte that became this letter; five bytes are none in cp1252 and stay what they are in latin-1."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _written(letter: str) -> bool:
    """A letter, or a sign that people type: a dash, a quotation mark, a space, a currency."""
    kind = unicodedata.category(letter)
    if kind.startswith("L"):
        return unicodedata.name(letter, "").startswith(_LETTERS)
    return kind in {"Pd", "Pi", "Pf", "Po", "Zs", "Sc", "So"}
