"""Does this file hold reservations or a rate calendar, and what does it say?"""

from __future__ import annotations

from pathlib import Path

from channels.files.filemap import CALENDAR, NO_ANSWERS, RESERVATIONS, Answers, FileMap
from channels.files.headers import lacking, recognised
from channels.files.locating import HEADER_WITHIN
from channels.files.problems import FileProblem, FileRead
from channels.files.rate_calendar import CalendarRow, read_calendar
from channels.files.reservations import read_reservations
from channels.files.table import read_sheet
from domain.bookings.reservation import Reservation
from domain.property import Property


def read_table(
    path: Path, house: Property, mapping: FileMap | None = None, answers: Answers = NO_ANSWERS
) -> FileRead[Reservation] | FileRead[CalendarRow]:
    """The file's rows; `kind` of the mapping decides, or else the headers. A FileRead with problems otherwise."""
    try:
        kind = mapping.kind if mapping else kind_of(path)
    except FileProblem as stopped:
        return FileRead(path.name, problems=(stopped.problem,))
    if kind == RESERVATIONS:
        return read_reservations(path, house, mapping, answers)
    return read_calendar(path, house, mapping, answers)


def kind_of(path: Path) -> str:
    """A calendar only when its headers make one and no reservation list. Raises FileProblem."""
    lines = read_sheet(path).lines[:HEADER_WITHIN]

    def complete(kind: str) -> bool:
        return any(not lacking(recognised(line.cells, kind).columns, kind) for line in lines)

    return CALENDAR if complete(CALENDAR) and not complete(RESERVATIONS) else RESERVATIONS
