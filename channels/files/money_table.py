"""Which budget or which recurring costs does a sheet state, whose first column names lines of the result?

A budget has a column for each month: « Ligne ; janv. 2027 ; févr. 2027 ». Costs have columns for what they are of:
« Code ; Ligne ; Libellé ; Par mois ; Par nuitée ; Par séjour ; Du ; Au ; Enveloppe ». An empty cell states nothing;
a question mark says that the cost exists and nobody knows its amount.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from channels.files.calling import TOTALS
from channels.files.cells import Layout, amount, decimal_evidence, filled, plain, yes
from channels.files.days import day
from channels.files.filemap import NO_ANSWERS, Answers
from channels.files.lines import Line, Raw, Sheet
from channels.files.locating import HEADER_WITHIN
from channels.files.problems import CellProblem, FileProblem, FileRead, RowProblem, shown
from channels.files.table import read_sheet
from channels.files.unseen import seen
from domain.data_file import data_in
from domain.money import to_cents
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.lines import BY_CODE
from domain.phrase import Phrase, say

AMOUNTS = ("per_month", "per_room", "per_stay")
UNKNOWN = "?"
_SUMS = frozenset(map(plain, TOTALS))
MoneyRow = BudgetLine | RecurringCost
_MONTH = re.compile(r"^(?:(\d{4})[-/ ](\d{1,2})|(\d{1,2})[-/ ](\d{4})|([^\W\d]+\.?) (\d{4}))$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A header row: which column names the line, which is a month, which is a field of a cost."""

    index: int
    header: tuple[Raw, ...]
    line: int
    months: Mapping[int, date]
    fields: Mapping[str, int]


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Header word → field, and name of a line → its code, both written plain."""
    content = data_in(Path(__file__).parent / "money_words.yaml")
    return {
        part: {plain(word): name for name, each in names.items() for word in (name, *each)}
        for part, names in content.items()
    }


def read_money(
    path: Path, currency: str, *, encoding: str | None = None, answers: Answers = NO_ANSWERS
) -> FileRead[MoneyRow] | None:
    """The rows of a budget or of costs; None when the headers make neither, so that it is another kind of file."""
    try:
        sheet = read_sheet(path, encoding=encoding)
    except FileProblem:
        return None  # whoever reads it as another kind of file says what is wrong
    found = _header(sheet)
    if found is None:
        return None
    try:
        body, unseen = seen(sheet, sheet.lines[found.index + 1 :], answers.hidden)
    except FileProblem as stopped:
        return FileRead(sheet.file, problems=(stopped.problem,))
    cells = [cell for line in body for cell in line.cells]
    reading = _Reading(sheet.file, currency, Layout(decimal_evidence(cells)), found, [])
    rows = tuple(row for line in body for row in reading.rows(line))
    problems = [*reading.problems, *_twice(sheet.file, rows)]
    if not body:
        problems.append(RowProblem(sheet.file, 0, say("import.no_rows")))
    return FileRead(sheet.file, () if problems else rows, tuple(problems), tuple(unseen))


def _header(sheet: Sheet) -> _Found | None:
    for index, line in enumerate(sheet.lines[:HEADER_WITHIN]):
        fields = {
            words()["fields"][plain(cell)]: n
            for n, cell in enumerate(line.cells)
            if isinstance(cell, str) and plain(cell) in words()["fields"]
        }
        months = {n: month for n, cell in enumerate(line.cells) if (month := _month(cell)) is not None}
        if "line" in fields and (months or any(name in fields for name in AMOUNTS)):
            return _Found(index, line.cells, fields["line"], months, fields)
    return None


def _month(cell: Raw) -> date | None:
    """The first of the month that a header names: a date, « 2027-01 », « 01/2027 », « janv. 2027 »."""
    if isinstance(cell, date):
        return date(cell.year, cell.month, 1)
    match = _MONTH.match(str(cell).strip()) if isinstance(cell, str) else None
    if match is None:
        return None
    year, number, number_first, year_last, name, year_named = match.groups()
    try:
        if name is not None:
            return day(f"1 {name.rstrip('.')} {year_named}", Layout())
        return date(int(year or year_last), int(number or number_first), 1)
    except (CellProblem, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file on its way to rows; `problems` grows."""

    file: str
    currency: str
    layout: Layout
    found: _Found
    problems: list[RowProblem]

    def rows(self, line: Line) -> Iterator[MoneyRow]:
        """The rows that one line of the sheet states."""
        named = self.cell(line, self.found.line)
        if not filled(named):
            return
        code = words()["lines"].get(plain(named))
        if code is None and plain(named) in _SUMS:
            return  # it states nothing that its lines do not
        if code is None:
            self.tell(line, say("import.result_line", found=shown(named), known=tuple(BY_CODE)))
            return
        if self.found.months:
            for column, month in self.found.months.items():
                value = self.money(line, column)
                if value is not None:
                    yield BudgetLine(month, code, value, self.currency)
            return
        yield self.cost(line, code)

    def cost(self, line: Line, code: str) -> RecurringCost:
        """One recurring cost; without a code of its own it is known by its name, else by its line."""
        name = self.text(line, "name") or str(self.cell(line, self.found.line)).strip()
        stated = {part: self.part(line, part) for part in AMOUNTS if part in self.found.fields}
        amounts: dict[str, Any] = {part: value for part, value in stated.items() if value != UNKNOWN}
        return RecurringCost(
            code=self.text(line, "code") or plain(name).replace(" ", "-"),
            line=code,
            name=name,
            currency=self.currency,
            unknown=tuple(part for part, value in stated.items() if value == UNKNOWN),
            first=self.take(line, "first", lambda cell: day(cell, self.layout)),
            last=self.take(line, "last", lambda cell: day(cell, self.layout)),
            provision=bool(self.take(line, "provision", yes)),
            **amounts,
        )

    def part(self, line: Line, name: str) -> Decimal | str | None:
        """The amount, a question mark, or nothing."""
        column = self.found.fields[name]
        cell = self.cell(line, column)
        return UNKNOWN if isinstance(cell, str) and cell.strip() == UNKNOWN else self.money(line, column)

    def money(self, line: Line, column: int) -> Decimal | None:
        cell = self.cell(line, column)
        if not filled(cell):
            return None
        try:
            value, named = amount(cell, self.layout)
        except CellProblem as wrong:
            self.tell(line, wrong.phrase)
            return None
        if named not in {None, self.currency}:
            self.tell(line, say("import.currency", found=named, expected=self.currency))
        elif value < 0:
            self.tell(
                line, say("import.negative", column=shown(self.found.header[column]), found=shown(cell))
            )
        return to_cents(value)

    def take(self, line: Line, name: str, read: Callable[[Raw], Any]) -> Any:
        """A field that only some sheets have."""
        column = self.found.fields.get(name)
        cell = None if column is None else self.cell(line, column)
        if not filled(cell):
            return None
        try:
            return read(cell)
        except CellProblem as wrong:
            self.tell(line, wrong.phrase)
            return None

    def text(self, line: Line, name: str) -> str | None:
        return self.take(line, name, lambda cell: str(cell).strip())  # type: ignore[no-any-return]

    def cell(self, line: Line, column: int) -> Raw:
        return line.cells[column] if column < len(line.cells) else None

    def tell(self, line: Line, phrase: Phrase) -> None:
        self.problems.append(RowProblem(self.file, line.number, phrase))


def _twice(file: str, rows: tuple[MoneyRow, ...]) -> Iterator[RowProblem]:
    """A cost's code, or a line of a month, that is stated twice."""
    seen: set[object] = set()
    for row in rows:
        if isinstance(row, BudgetLine):
            key, name = (row.month, row.line), f"{row.line} {row.month:%Y-%m}"
        else:
            key, name = (row.code,), row.code  # type: ignore[assignment]
        if key in seen:
            yield RowProblem(file, 0, say("import.spec.twice", name=name))
        seen.add(key)
