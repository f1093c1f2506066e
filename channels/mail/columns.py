"""Which labels of a mail stand side by side over their values, and what do they say one under the other?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from domain.folding import fold_in_place

Row = Sequence[str]
IsLabel = Callable[[str], bool]
LONGEST_LABEL = 60
_GAP = re.compile(r"\t+| {2,}")
# « 15:00   11:00 » under « mar. 5 janv.   ven. 8 janv. » is the hour of the day above it, and no other stay.
_ONLY_AN_HOUR = re.compile(r"\d{1,2}\s*[:h]\s*\d{2}(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
_SUM = re.compile(r"(?:sub|sous[- ]|grand )?total\b|toplam\b")


def heads(cells: Row, is_label: IsLabel) -> bool:
    """Whether a row says what stands below it: labels for the most part, and no value among them."""
    if len(cells) < 2 or any(len(cell) > LONGEST_LABEL for cell in cells):
        return False
    labels = sum(map(is_label, cells))
    values = any(c.isdigit() for cell in cells if not is_label(cell) for c in cell)
    return labels > 1 and labels * 2 > len(cells) and not values


def below(head: Row, cells: Row, is_label: IsLabel) -> list[str] | None:
    """« label: value » for each cell under its label; none for hours and sums; None where the table has ended."""
    if len(cells) != len(head) or heads(cells, is_label):
        return None
    hours = all(_ONLY_AN_HOUR.fullmatch(cell.strip()) for cell in cells)
    if hours or not cells[0].strip() or _SUM.match(fold_in_place(cells[0]).strip()):
        return []
    return [f"{name.strip(' :')}: {value}" for name, value in zip(head, cells, strict=True) if value.strip()]


def stacked(text: str, is_label: IsLabel) -> str:
    """A plain text whose columns are parted by blanks, with such tables one label a line."""
    return "\n".join(_lines(text.splitlines(), is_label))


def _lines(lines: Sequence[str], is_label: IsLabel) -> Iterator[str]:
    head: Row = ()
    waiting = ""  # a heading that nothing has stood under yet is said as it was written
    for line in lines:
        cells = _GAP.split(line.replace("\u00a0", " ").strip())
        if head and line.strip():
            told = below(head, cells, is_label)
            if told is not None:
                waiting = ""
                yield from told
                continue
            if waiting:
                yield waiting
            head, waiting = (), ""
        if not head and heads(cells, is_label):
            head, waiting = cells, line
        elif line.strip() or not head:
            yield line
    if waiting:
        yield waiting
