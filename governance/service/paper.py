"""What stands on a printed page, before anybody chooses a language?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.phrase import Phrase

Cell = Phrase | str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the heads of its columns with their widths in parts, and its rows; `none`: instead of no rows.

    `numbers` are the columns of figures.
    """

    title: Phrase
    heads: Sequence[Phrase]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    none: Phrase | None = None
    numbers: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A document: a title, a line under it, its sections, and a line at the foot."""

    title: Phrase
    under: Phrase
    sections: Sequence[Section]
    foot: Phrase
