"""Which row of a file is its header, whose format is it, and which rows below are the body?"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from channels.files.bare_number import bare_number
from channels.files.cells import filled, plain
from channels.files.fields import FIELDS, field_name
from channels.files.filemap import NO_ANSWERS, RESERVATIONS, Answers, FileMap
from channels.files.formats.format import format_of
from channels.files.headers import lacking, map_of, recognised
from channels.files.lines import Line, Sheet
from channels.files.problems import RowProblem, shown, unreadable
from channels.files.table import read_sheet
from channels.files.written import layout_of
from domain.phrase import Phrase, say

HEADER_WITHIN = 20
_TOTALS = ("total", "totaux", "sous total", "subtotal", "grand total", "summe", "totale", "totaal")


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

    Raises FileProblem when a needed column is missing, when two columns could be one field, or one column two, and
    when days can be read in two ways: the sentence says how to answer.
    """
    if given is None:
        sheet = read_sheet(path)
    else:
        sheet = read_sheet(path, encoding=given.encoding, delimiter=given.delimiter, sheet=given.sheet)
    index, found = _header(sheet, kind, given)
    header = sheet.lines[index]
    found = _answered(sheet, header, found, kind, answers)
    if kind == RESERVATIONS and not found.stated and found.title is None:
        bare = bare_number(sheet, index, found, answers, rooms)
        found = dataclasses.replace(found, columns={**found.columns, **bare})
    places = {plain(cell): n for n, cell in reversed(list(enumerate(header.cells))) if filled(cell)}
    _complete(sheet, header, found, kind, places)
    at = {name: places[plain(each)] for name, each in found.columns.items()}
    body, notes = _body(sheet, index, found, at)
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
    if needed := lacking({**found.columns, **found.constants}, kind):
        names = tuple(_either(each) for each in needed)
        raise unreadable(sheet.file, say("import.missing_field", expected=names, found=seen), header.number)


def _either(fields: str) -> Phrase:
    """The field in words, or the several of which one is enough."""
    first, *others = (field_name(name) for name in fields.split("|"))
    return functools.reduce(lambda one, other: say("import.either", one=one, other=other), others, first)


def _body(
    sheet: Sheet, index: int, found: FileMap, at: Mapping[str, int]
) -> tuple[tuple[Line, ...], list[RowProblem]]:
    """The rows of bookings; totals, repeated headers, remarks below the table and what is no booking are told."""
    header = tuple(map(plain, sheet.lines[index].cells))
    body: list[Line] = []
    notes: list[RowProblem] = []
    skipped = 0
    for line in sheet.lines[index + 1 :]:
        if _is_total(line, at) or (_is_remark(line) and len(at) > 2):
            said = " ".join(str(cell).strip() for cell in line.cells if filled(cell))
            notes.append(RowProblem(sheet.file, line.number, say("import.note.left_out", found=shown(said))))
        elif found.skip is not None and _skipped(line, header, found):
            skipped += 1
        elif tuple(map(plain, line.cells)) != header:
            body.append(line)
    if skipped:
        notes.append(RowProblem(sheet.file, 0, say("import.note.skipped", n=skipped)))
    return tuple(body), notes


def _is_total(line: Line, at: Mapping[str, int]) -> bool:
    """A sum below the table: its first word says so, and it has neither arrival nor night."""
    first = next((plain(cell) for cell in line.cells if filled(cell)), "")
    dated = (at[name] for name in ("arrival", "night", "first") if name in at)
    says_when = any(n < len(line.cells) and filled(line.cells[n]) for n in dated)
    return not says_when and any(first == word or first.startswith(f"{word} ") for word in _TOTALS)


def _is_remark(line: Line) -> bool:
    """One cell of words across an otherwise empty row of several columns: a title or a remark, no booking."""
    said = [cell for cell in line.cells if filled(cell)]
    return len(said) == 1 and len(line.cells) > 2 and isinstance(said[0], str) and " " in said[0].strip()


def _skipped(line: Line, header: tuple[str, ...], found: FileMap) -> bool:
    skip = found.skip
    cells = (
        plain(cell)
        for n, cell in enumerate(line.cells)
        if skip and header[n : n + 1] and header[n] in skip.columns
    )
    return skip is not None and any(cell.startswith(word) for cell in cells for word in skip.words)


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
