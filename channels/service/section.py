"""What is a table of a page, in one language?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """Title, heads, widths in parts, rows of text; `none` stands where there are no rows.

    `numbers` are the columns of figures, which stand under each other to the right. `prose` are paragraphs instead
    of a table, **bold** where two stars say so.
    """

    title: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    none: str = ""
    numbers: Sequence[int] = ()
    prose: Sequence[str] = ()
