"""How does this file write numbers and days, as far as its own cells prove it?"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from channels.files.cells import Layout, decimal_evidence, plain, whole
from channels.files.days import day, may_be_either, month_first_evidence
from channels.files.filemap import CALENDAR, MONTH_FIRST, RESERVATIONS, Answers, FileMap
from channels.files.headers import known_words
from channels.files.lines import Line, Raw, Sheet
from channels.files.problems import CellProblem, RowProblem, shown, unreadable
from domain.phrase import say

LONGEST_STAY = 400
_AMOUNTS = ("total", "nightly", "commission", "price")
_DAYS = ("arrival", "departure", "booked_on", "updated_on", "cancelled_on", "night", "first", "last")
_IN_ORDER = (("booked_on", "arrival"), ("booked_on", "cancelled_on"), ("first", "last"))
_TRIED = 500
_STAYS = ("arrival", "departure", "night", "first", "last")
# The English words for those days in `headers.yaml`; « date » alone is French as well.
_ENGLISH = re.compile(
    r"(?:arrival|departure|check ?in|check ?out|start|end|from|to|stay)(?: date)?|date"
    r"|(?:first |last )?(?:night|nights|day)|first|last|until"
)


def layout_of(
    sheet: Sheet, found: FileMap, at: Mapping[str, int], body: tuple[Line, ...], answers: Answers
) -> tuple[Layout, tuple[RowProblem, ...]]:
    """The layout as stated, completed by what the columns prove. FileProblem: days can be read in two ways.

    The order of day and month is, first of all, what one cell proves (31/12); then what the person or the format
    says; then the only order in which every stay ends after it begins and has its nights; then the language of the
    headings.
    """
    notes = []
    layout = found.layout
    if sheet.encoding is not None:
        notes.append(RowProblem(sheet.file, 0, say("import.note.encoding", encoding=sheet.encoding)))
    if sheet.mended:
        notes.append(RowProblem(sheet.file, 0, say("import.note.mended", n=sheet.mended)))
    if layout.decimal is None:
        layout = dataclasses.replace(layout, decimal=decimal_evidence(_cells(at, body, _AMOUNTS)))
    if layout.dates:
        return layout, tuple(notes)
    try:
        proven = month_first_evidence(_cells(at, body, _DAYS))
    except CellProblem as problem:
        raise unreadable(sheet.file, problem.phrase) from None
    doubtful = next((cell for cell in _cells(at, body, _DAYS) if may_be_either(cell)), None)
    if proven is None and doubtful is not None:
        said = answers.date_order or found.date_order
        proven = said == MONTH_FIRST if said else _only_possible(layout, at, body)
        if proven is None and day_first_by_heading(found):
            notes.append(RowProblem(sheet.file, 0, say("import.note.day_first", found=shown(doubtful))))
            proven = False
        if proven is None:
            asked = say("import.date_order_asked", found=shown(doubtful))
            raise unreadable(sheet.file, asked)
    if proven:
        notes.append(RowProblem(sheet.file, 0, say("import.note.month_first")))
    return dataclasses.replace(layout, month_first=bool(proven)), tuple(notes)


def day_first_by_heading(found: FileMap) -> bool:
    """Whether a heading of a day is in one of our languages other than English: all of them write the day first.

    Under English headings both orders are at home.
    """
    headings = {plain(found.columns[name]) for name in _STAYS if name in found.columns}
    return any(
        heading in known_words(kind) and not _ENGLISH.fullmatch(heading)
        for heading in headings
        for kind in (RESERVATIONS, CALENDAR)
    )


def _cells(at: Mapping[str, int], body: tuple[Line, ...], names: tuple[str, ...]) -> Iterator[Raw]:
    places = [at[name] for name in names if name in at]
    return (line.cells[n] for line in body for n in places if n < len(line.cells))


def _only_possible(layout: Layout, at: Mapping[str, int], body: tuple[Line, ...]) -> bool | None:
    """Whether month first is the only order that makes sense of the rows; None when both do, or neither."""
    possible = [
        month_first
        for month_first in (False, True)
        if all(
            _makes_sense(dataclasses.replace(layout, month_first=month_first), at, line)
            for line in body[:_TRIED]
        )
    ]
    return possible[0] if len(possible) == 1 else None


def _makes_sense(layout: Layout, at: Mapping[str, int], line: Line) -> bool:
    """Whether the row's days are in order when they are written so. What cannot be read says nothing."""

    def said(name: str) -> Raw:
        place = at.get(name)
        return line.cells[place] if place is not None and place < len(line.cells) else None

    try:
        days = {name: day(said(name), layout) for name in _DAYS if said(name) not in (None, "")}
        nights = whole(said("nights"), layout) if said("nights") not in (None, "") else None
    except CellProblem:
        return True
    arrival, departure = days.get("arrival"), days.get("departure")
    if arrival is not None and departure is not None:
        stay = departure - arrival
        if not timedelta(0) < stay <= timedelta(days=LONGEST_STAY) or (
            nights is not None and stay.days != nights
        ):
            return False
    return all(days[one] <= days[other] for one, other in _IN_ORDER if one in days and other in days)
