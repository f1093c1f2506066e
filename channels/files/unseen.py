"""Which lines of a table count, where its file hides some?"""

from __future__ import annotations

from channels.files.filemap import TAKEN
from channels.files.lines import Line, Sheet
from channels.files.problems import RowProblem, unreadable
from domain.phrase import say

SHOWN_LINES = 12


def seen(sheet: Sheet, body: tuple[Line, ...], said: str | None) -> tuple[tuple[Line, ...], list[RowProblem]]:
    """The lines of `body` that are read, and what is said of hidden ones. FileProblem until somebody decided.

    It is the same for bookings, prices and money: a filter that was left on hides rows in all of them.
    """
    lines = tuple(line.number for line in body if line.number in sheet.hidden)
    if not lines:
        return body, []
    if said is None:
        raise unreadable(sheet.file, say("import.hidden_asked", n=len(lines), lines=lines[:SHOWN_LINES]))
    if said == TAKEN:
        return body, [RowProblem(sheet.file, 0, say("import.note.hidden_taken", n=len(lines)))]
    kept = tuple(line for line in body if line.number not in sheet.hidden)
    left = say("import.note.hidden_left", n=len(lines), lines=lines[:SHOWN_LINES])
    return kept, [RowProblem(sheet.file, 0, left)]
