"""Which cell of a row is which field, and what is wrong with it?"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from channels.files.cells import Layout, amount, decimal_evidence, filled, plain
from channels.files.days import may_be_either, month_first_evidence
from channels.files.fields import field_name
from channels.files.filemap import REFUSE, FileMap
from channels.files.headers import lacking, map_of
from channels.files.problems import CellProblem, RowProblem, shown, unreadable
from channels.files.table import Line, Raw, Sheet, read_sheet
from domain.money import Money
from domain.phrase import Phrase, say
from domain.property import Property

Value = TypeVar("Value")
HEADER_WITHIN = 20
_AMOUNTS = ("total", "nightly", "commission", "price")
_DAYS = ("arrival", "departure", "booked_on", "updated_on", "cancelled_on", "night", "first", "last")


@dataclass(frozen=True, slots=True)
class Located:
    """A sheet whose header row is known: the body's lines, the column of every header and of every field."""

    sheet: Sheet
    map: FileMap
    places: Mapping[str, int]
    at: Mapping[str, int]
    body: tuple[Line, ...]
    notes: tuple[RowProblem, ...]


def locate(path: Path, kind: str, given: FileMap | None) -> Located:
    """Open the file and find its header. Raises FileProblem when a needed column is missing."""
    if given is None:
        sheet = read_sheet(path)
    else:
        sheet = read_sheet(path, encoding=given.encoding, delimiter=given.delimiter, sheet=given.sheet)
    index, found = _header(sheet, kind, given)
    places = {
        plain(cell): n for n, cell in reversed(list(enumerate(sheet.lines[index].cells))) if filled(cell)
    }
    body = sheet.lines[index + 1 :]
    header = sheet.lines[index]
    absent = tuple(name for name in found.headers if plain(name) not in places)
    if absent:
        seen = tuple(shown(cell) for cell in header.cells if filled(cell))
        raise unreadable(sheet.file, say("import.missing_column", expected=absent, found=seen), header.number)
    if twice := _twice(header, found):
        raise unreadable(sheet.file, say("import.header_twice", name=twice), header.number)
    fields = {**found.columns, **found.constants}
    if needed := lacking(fields, kind):
        names = tuple(_either(each) for each in needed)
        seen = tuple(shown(cell) for cell in header.cells if filled(cell))
        raise unreadable(sheet.file, say("import.missing_field", expected=names, found=seen), header.number)
    layout, notes = _layout(sheet, found, places, body)
    at = {name: places[plain(header)] for name, header in found.columns.items()}
    return Located(sheet, dataclasses.replace(found, layout=layout), places, at, body, notes)


def _twice(header: Line, found: FileMap) -> str | None:
    """A needed header that two columns carry, so that nobody can say which is meant."""
    words = [plain(cell) for cell in header.cells if filled(cell)]
    return next((name for name in found.headers if words.count(plain(name)) > 1), None)


def _header(sheet: Sheet, kind: str, given: FileMap | None) -> tuple[int, FileMap]:
    """The row among the first that carries most of the known headers."""
    best, best_map, most = 0, given or map_of(sheet.lines[0].cells, kind), 0
    for index, line in enumerate(sheet.lines[:HEADER_WITHIN]):
        here = given or map_of(line.cells, kind)
        words = {plain(cell) for cell in line.cells}
        known = sum(plain(name) in words for name in here.headers)
        if known > most:
            best, best_map, most = index, here, known
    return best, best_map


def _either(fields: str) -> Phrase:
    """The field in words, or the several of which one is enough."""
    first, *others = (field_name(name) for name in fields.split("|"))
    return functools.reduce(lambda one, other: say("import.either", one=one, other=other), others, first)


def _layout(
    sheet: Sheet, found: FileMap, places: Mapping[str, int], body: tuple[Line, ...]
) -> tuple[Layout, tuple[RowProblem, ...]]:
    """The layout as stated, completed by what the columns themselves prove."""

    def cells(names: tuple[str, ...]) -> Iterator[Raw]:
        at = [places[plain(found.columns[name])] for name in names if name in found.columns]
        return (line.cells[n] for line in body for n in at if n < len(line.cells))

    notes = []
    layout = found.layout
    if sheet.encoding is not None:
        notes.append(RowProblem(sheet.file, 0, say("import.note.encoding", encoding=sheet.encoding)))
    if layout.decimal is None:
        layout = dataclasses.replace(layout, decimal=decimal_evidence(cells(_AMOUNTS)))
    if not layout.dates:
        try:
            month_first = month_first_evidence(cells(_DAYS))
        except CellProblem as problem:
            raise unreadable(sheet.file, problem.phrase) from None
        if month_first:
            layout = dataclasses.replace(layout, month_first=True)
            notes.append(RowProblem(sheet.file, 0, say("import.note.month_first")))
        elif month_first is None and any(map(may_be_either, cells(_DAYS))):
            notes.append(RowProblem(sheet.file, 0, say("import.note.day_first")))
    return layout, tuple(notes)


class RowReader:
    """One line, field by field; what is wrong is collected in `problems`, what was assumed in `notes`."""

    def __init__(
        self, located: Located, line: Line, problems: list[RowProblem], notes: list[RowProblem]
    ) -> None:
        self.map = located.map
        self.line = line
        self._file = located.sheet.file
        self._places = located.places
        self._at = located.at
        self._problems = problems
        self._notes = notes
        self.sound = True

    def raw(self, name: str) -> Raw:
        """The field's cell, or its constant; None when neither says anything."""
        place = self._at.get(name)
        if place is not None and place < len(self.line.cells):
            cell = self.line.cells[place]
            if filled(cell):
                return cell
        return self.map.constants.get(name)

    def column(self, header: str) -> Raw:
        place = self._places[plain(header)]
        return self.line.cells[place] if place < len(self.line.cells) else None

    def text(self, name: str) -> str | None:
        cell = self.raw(name)
        return None if cell is None else " ".join(str(cell).split()) or None

    def take(self, name: str, parse: Callable[[Raw], Value], *, required: bool = False) -> Value | None:
        """The parsed field; None (and a problem) when it is wrong, or required and empty."""
        cell = self.raw(name)
        if cell is None:
            if required:
                self.problem(say("import.cell_empty", column=self._named(name)))
            return None
        try:
            return parse(cell)
        except CellProblem as problem:
            self.problem(say("import.cell", column=self._named(name), problem=problem.phrase))
            return None

    def money(self, name: str, house: Property) -> Money | None:
        """An amount in the house's currency, never negative; None when empty, wrong or declared unknown."""
        found = self.take(name, lambda cell: amount(cell, self.map.layout))
        if found is None:
            return None
        value, unit = found
        currency = unit or (self.text("currency") or house.currency).upper()
        if currency != house.currency:
            self.problem(say("import.currency", found=currency, expected=house.currency))
            return None
        if value < 0:
            phrase = say("import.negative", column=self._named(name), found=value)
            if self.map.negative_price == REFUSE:
                self.problem(phrase)
            else:
                self.note(say("import.note.negative", column=self._named(name), found=value))
            return None
        return Money(value, currency)

    def room_type(self, house: Property) -> str | None:
        """Our code for the file's room type; None is possible only when the mapping keeps unknown types."""
        said = self.take("room_type", str, required=True)
        if said is None:
            return None
        word = plain(said)
        renamed = self.map.values.get("room_type", {}).get(word)
        for kind in house.room_types:
            names = {kind.code, *kind.name.by_language.values(), kind.external_code or kind.code}
            if kind.code == renamed or (renamed is None and word in {plain(name) for name in names}):
                return kind.code
        if self.map.unknown_room_type == REFUSE:
            known = tuple(kind.name for kind in house.room_types)
            self.problem(say("import.room_type", found=shown(said), known=known))
        return None

    def problem(self, phrase: Phrase) -> None:
        self.sound = False
        self._problems.append(RowProblem(self._file, self.line.number, phrase))

    def note(self, phrase: Phrase) -> None:
        self._notes.append(RowProblem(self._file, self.line.number, phrase))

    def _named(self, name: str) -> str | Phrase:
        return self.map.columns.get(name) or field_name(name)
