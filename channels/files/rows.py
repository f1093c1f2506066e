"""Which cell of a row is which field, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from channels.files.cells import amount, filled, known_currency, plain
from channels.files.fields import field_name
from channels.files.filemap import REFUSE
from channels.files.lines import Line, Raw
from channels.files.locating import Located
from channels.files.problems import CellProblem, RowProblem, shown
from domain.money import Money
from domain.phrase import Phrase, say
from domain.property import Property
from domain.visible import visible

Value = TypeVar("Value")
LONGEST_NAME = 120


def _short(cell: Raw) -> str:
    said = " ".join(visible(str(cell)).split())
    if len(said) > LONGEST_NAME:
        raise CellProblem(say("import.too_long", found=shown(said), most=LONGEST_NAME))
    return said


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
        self._repeated = located.sheet.repeated
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
        """The words of the field on one line, without characters that no database keeps."""
        cell = self.raw(name)
        return None if cell is None else " ".join(visible(str(cell)).split()) or None

    def code(self, name: str, *, required: bool = False) -> str | None:
        """Words that name something: at most as long as a name may be."""
        return self.take(name, _short, required=required)

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

    def repeated(self, name: str) -> bool:
        """Whether the field's cell repeats a merged one from above, so that what it says is said already."""
        return (self.line.number, self._at.get(name, -1)) in self._repeated

    def money(self, name: str, house: Property, *, foreign: bool = False) -> Money | None:
        """An amount, never negative; None when empty, wrong or declared unknown.

        It is of the currency that the cell, the currency column or else the house says; any other than the house's
        only with `foreign`.
        """
        found = self.take(name, lambda cell: amount(cell, self.map.layout))
        if found is None:
            return None
        value, unit = found
        stated = (self.text("currency") or "").upper() or None
        if unit and stated and unit != stated:
            self.problem(say("import.currencies_disagree", one=unit, other=shown(stated)))
            return None
        currency = unit or stated or house.currency
        if not known_currency(currency):
            self.problem(say("import.currency_unknown", column=self._named(name), found=shown(currency)))
            return None
        if currency != house.currency and not foreign:
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

    def problem(self, phrase: Phrase) -> None:
        self.sound = False
        self._problems.append(RowProblem(self._file, self.line.number, phrase))

    def note(self, phrase: Phrase) -> None:
        self._notes.append(RowProblem(self._file, self.line.number, phrase))

    def _named(self, name: str) -> str | Phrase:
        return self.map.columns.get(name) or field_name(name)
