"""Do two tables with headings of their own stand beside each other on one sheet, and which of them is meant?

An empty column within one table parts it for the eye alone: it is asked where what stands behind the gap begins
something of its own, or has rows of its own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from channels.files.cells import filled
from channels.files.filemap import LEFT_TABLE, RESERVATIONS, WHOLE_SHEET
from channels.files.headers import lacking, recognised
from channels.files.lines import Line, Raw, Sheet
from channels.files.problems import shown, unreadable
from domain.phrase import say

WITHIN = 20
LEAST = 2  # headings of a table
SHOWN = 4
# What a list of its own begins with; an amount or a remark behind a gap goes on with the row before it.
_OWN = frozenset(
    (
        *("number", "guest_name", "last_name", "room_type", "room_number"),
        *("arrival", "departure", "nights", "booked_on"),
    )
)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where the columns that nobody fills begin and end, below the heading in `row`."""

    row: int
    first: int
    behind: int

    def left(self, line: Line) -> tuple[Raw, ...]:
        return line.cells[: self.first]

    def right(self, line: Line) -> tuple[Raw, ...]:
        return line.cells[self.behind :]


def meant(sheet: Sheet, said: str | None) -> Sheet:
    """The sheet with the table that somebody named; as it is where there is one alone. FileProblem until he did."""
    gap = next((one for one in _gaps(sheet.lines) if _two_tables(sheet.lines, one)), None)
    if gap is None or said == WHOLE_SHEET:
        return sheet
    head = sheet.lines[gap.row]
    if said is None:
        sides = {"left": _headings(gap.left(head)), "right": _headings(gap.right(head))}
        raise unreadable(sheet.file, say("import.beside_asked", **sides), head.number)
    side, cut = (gap.left, 0) if said == LEFT_TABLE else (gap.right, gap.behind)
    above, below = sheet.lines[: gap.row], sheet.lines[gap.row :]
    kept = (Line(line.number, side(line)) for line in below if any(map(filled, side(line))))
    moved = frozenset((line, column - cut) for line, column in sheet.repeated)
    return replace(sheet, lines=(*above, *kept), repeated=moved)


def _gaps(lines: Sequence[Line]) -> Iterator[_Gap]:
    """Each run of columns with headings before and behind it, and nothing in it from there on."""
    for row, line in enumerate(lines[:WITHIN]):
        heads = [n for n, cell in enumerate(line.cells) if filled(cell)]
        for one, other in itertools.pairwise(heads):
            if other > one + 1 and not any(
                any(map(filled, below.cells[one + 1 : other])) for below in lines[row:]
            ):
                yield _Gap(row, one + 1, other)


def _two_tables(lines: Sequence[Line], gap: _Gap) -> bool:
    """One side alone is a list of bookings, and the other begins something of its own or has rows of its own."""
    left, right = gap.left(lines[gap.row]), gap.right(lines[gap.row])
    if min(len(_headings(left)), len(_headings(right))) < LEAST or not (_whole(left) or _whole(right)):
        return False
    other = right if _whole(left) else left
    alone = sum(
        any(map(filled, gap.left(line))) != any(map(filled, gap.right(line))) for line in lines[gap.row :]
    )
    return alone > 0 or not _OWN.isdisjoint(recognised(other, RESERVATIONS).columns)


def _whole(head: Sequence[Raw]) -> bool:
    """Whether these headings are enough for a list of bookings; a name stands for the number."""
    found = recognised(head, RESERVATIONS).columns
    named = {"guest_name", "last_name"} & found.keys()
    return not [each for each in lacking(found, RESERVATIONS) if not (each == "number" and named)]


def _headings(cells: Sequence[Raw]) -> tuple[str, ...]:
    texts = [shown(cell) for cell in cells if filled(cell)]
    return tuple(texts[:SHOWN]) + (("…",) if len(texts) > SHOWN else ())
