"""Which row of a file is its header, whose format is it, and which rows below are the body?"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from channels.files.bare_number import bare_number
from channels.files.beside import meant
from channels.files.body import body_of
from channels.files.cells import filled, plain
from channels.files.fields import FIELDS, field_name
from channels.files.filemap import NO_ANSWERS, RESERVATIONS, Answers, FileMap
from channels.files.formats.format import format_of
from channels.files.headers import lacking, map_of, recognised
from channels.files.laid_out import laid_out
from channels.files.lines import Line, Sheet
from channels.files.problems import RowProblem, shown, unreadable
from channels.files.table import read_sheet
from channels.files.written import layout_of
from domain.phrase import Phrase, say

HEADER_WITHIN = 20
PLANNING = 20  # columns called after days: a month with a row for each room


@dataclass(frozen=True, slots=True)
class Located:
    """A sheet whose header row is known: the body's lines, the column of every header and of every field."""

    sheet: Sheet
    header: Line
    map: FileMap
    places: Mapping[str, int]
    at: Mapping[str, int]
    body: tuple[Line, ...]
    notes: tuple[RowProblem, ...]


def locate(
    path: Path,
    kind: str,
    given: FileMap | None,
    answers: Answers = NO_ANSWERS,
    rooms: frozenset[str] = frozenset(),
) -> Located:
    """Open the file and find its header. `rooms` are the numbers of the house's rooms.

    Raises FileProblem when a needed column is missing, when two columns could be one field, or one column two,
    when two tables stand side by side, and when days can be read in two ways: the sentence says how to answer.
    """
    if given is None:
        sheet = read_sheet(path)
    else:
        sheet = read_sheet(path, encoding=given.encoding, delimiter=given.delimiter, sheet=given.sheet)
    arranged: tuple[Phrase, ...] = ()
    if given is None and kind == RESERVATIONS:
        sheet, arranged = laid_out(sheet)
        sheet = meant(sheet, answers.table)
    index, found = _header(sheet, kind, given)
    header = sheet.lines[index]
    found = _answered(sheet, header, found, kind, answers)
    if kind == RESERVATIONS and not found.stated and found.title is None:
        bare = bare_number(sheet, index, found, answers, rooms)
        found = dataclasses.replace(found, columns={**found.columns, **bare})
    places = {plain(cell): n for n, cell in reversed(list(enumerate(header.cells))) if filled(cell)}
    _complete(sheet, header, found, kind, places)
    at = {name: places[plain(each)] for name, each in found.columns.items()}
    body, notes = body_of(sheet, index, found, at)
    notes += [RowProblem(sheet.file, 0, said) for said in arranged]
    if len(sheet.pages) > 1:
        pages = tuple(
            say("import.page", name=shown(n), first=first, last=last) for n, first, last in sheet.pages
        )
        notes.append(RowProblem(sheet.file, 0, say("import.note.pages", pages=pages)))
    if sheet.others:
        names = tuple(map(shown, sheet.others))
        notes.append(RowProblem(sheet.file, 0, say("import.note.other_sheets", names=names, n=len(names))))
    if found.title:
        notes.insert(0, RowProblem(sheet.file, 0, say("import.note.format", format=found.title)))
    if found.net:
        notes.append(RowProblem(sheet.file, 0, say("import.note.net")))
    layout, more = layout_of(sheet, found, at, body, answers)
    unread = _unread(sheet, header, found)
    return Located(
        sheet, header, dataclasses.replace(found, layout=layout), places, at, body, (*notes, *more, *unread)
    )


def _header(sheet: Sheet, kind: str, given: FileMap | None) -> tuple[int, FileMap]:
    """The row among the first that carries most of the known headers, and how the file is to be read."""
    best, best_map, most = 0, given or map_of(sheet.lines[0].cells, kind), 0
    known_format: FileMap | None = None
    for index, line in enumerate(sheet.lines[:HEADER_WITHIN]):
        count, of_format = format_of(line.cells) if given is None and kind == RESERVATIONS else (0, None)
        if of_format is not None and (known_format is None or count > most):
            best, best_map, most, known_format = index, of_format, count, of_format
            continue
        if known_format is not None:
            continue
        here = given or map_of(line.cells, kind)
        words = {plain(cell) for cell in line.cells}
        known = sum(plain(name) in words for name in here.headers)
        if known > most:
            best, best_map, most = index, here, known
    return best, best_map


def _answered(sheet: Sheet, header: Line, found: FileMap, kind: str, answers: Answers) -> FileMap:
    """With the columns that the person named; a field that two columns could be is asked."""
    for name, said in answers.columns.items():
        if name not in FIELDS or plain(said) not in {plain(cell) for cell in header.cells}:
            seen = tuple(shown(cell) for cell in header.cells if filled(cell))
            raise unreadable(
                sheet.file, say("import.missing_column", expected=(said,), found=seen), header.number
            )
    kept = {
        name: each
        for name, each in found.columns.items()
        if plain(each) not in {plain(said) for said in answers.columns.values()}
    }
    columns = {**kept, **answers.columns}
    if not found.stated and found.title is None:
        for name, headers in recognised(header.cells, kind).doubtful.items():
            left = [
                each
                for each in headers
                if name not in answers.columns and each not in answers.columns.values()
            ]
            if len(left) > 1:
                asked = say(
                    "import.two_columns", field=field_name(name), name=name, found=tuple(map(shown, left))
                )
                raise unreadable(sheet.file, asked, header.number)
    return dataclasses.replace(found, columns=columns)


def _complete(sheet: Sheet, header: Line, found: FileMap, kind: str, places: Mapping[str, int]) -> None:
    seen = tuple(shown(cell) for cell in header.cells if filled(cell))
    absent = tuple(name for name in found.headers if plain(name) not in places)
    if absent:
        raise unreadable(sheet.file, say("import.missing_column", expected=absent, found=seen), header.number)
    words = [plain(cell) for cell in header.cells if filled(cell)]
    twice = next((name for name in found.headers if words.count(plain(name)) > 1), None)
    if twice:
        raise unreadable(sheet.file, say("import.header_twice", name=twice), header.number)
    needed = lacking({**found.columns, **found.constants}, kind)
    if not found.stated:  # who comes and when is number enough
        needed = tuple("number|guest_name" if each == "number" else each for each in needed)
        if {"guest_name", "last_name"} & found.columns.keys():
            needed = tuple(each for each in needed if each != "number|guest_name")
    if needed:
        if grid := next((line for line in sheet.lines[:HEADER_WITHIN] if _is_planning(line)), None):
            raise unreadable(sheet.file, say("import.planning"), grid.number)
        names = tuple(_either(each) for each in needed)
        raise unreadable(sheet.file, say("import.missing_field", expected=names, found=seen), header.number)


def _is_planning(line: Line) -> bool:
    """A header with a column for each day of a month: it says who sleeps where, and no booking."""
    texts = [str(cell).strip() for cell in line.cells if filled(cell)]
    days = [
        text
        for text in texts
        if re.match(r"^(?:[^\W\d]{1,4}\.?\s*)?\d{1,2}(?:[/. -]|$)", text) or "-" in text[4:8]
    ]
    return len(days) >= PLANNING


def _either(fields: str) -> Phrase:
    """The field in words, or the several of which one is enough."""
    first, *others = (field_name(name) for name in fields.split("|"))
    return functools.reduce(lambda one, other: say("import.either", one=one, other=other), others, first)


def _unread(sheet: Sheet, header: Line, found: FileMap) -> tuple[RowProblem, ...]:
    """The columns that nobody reads and nobody knows not to be needed."""
    if found.ignored is None:
        return ()
    used = (
        {plain(name) for name in found.headers}
        | found.ignored
        | ({plain(found.state_beside)} if found.state_beside else set())
    )
    names = tuple(
        dict.fromkeys(shown(cell) for cell in header.cells if filled(cell) and plain(cell) not in used)
    )
    return (
        (RowProblem(sheet.file, header.number, say("import.note.unread", names=names, n=len(names))),)
        if names
        else ()
    )
