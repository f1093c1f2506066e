"""Which prices and restrictions does a file state, night by night?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from channels.files.cells import count, yes
from channels.files.days import day
from channels.files.filemap import CALENDAR, NO_ANSWERS, Answers, FileMap
from channels.files.locating import locate
from channels.files.problems import FileProblem, FileRead, RowProblem, with_bad
from channels.files.room_types import Types, room_type
from channels.files.rows import RowReader
from channels.files.unseen import seen
from domain.money import to_cents
from domain.nights import Span
from domain.phrase import say
from domain.prices.rates import ALL_CHANNELS, MASTER_PLAN, Cell, CellValue
from domain.property import Property

CalendarRow = tuple[Cell, CellValue]
LONGEST_RANGE = 1100


def read_calendar(
    path: Path, house: Property, mapping: FileMap | None = None, answers: Answers = NO_ANSWERS
) -> FileRead[CalendarRow]:
    """Every stated night of a CSV, XLSX or JSON rate calendar; ranges include their last night.

    A price of 0 is a panel's "none": it is left unstated, with a note. One cell said twice alike counts once;
    said twice differently it is a problem.
    """
    try:
        located = locate(path, CALENDAR, mapping, answers)
        body, unseen = seen(located.sheet, located.body, answers.hidden)
    except FileProblem as stopped:
        return FileRead(path.name, problems=(stopped.problem,))
    problems: list[RowProblem] = []
    notes = [*located.notes, *unseen]
    found: dict[Cell, tuple[CellValue, int]] = {}
    contradicted: set[Cell] = set()
    types = Types(located.map, house, by_room=False)
    for line in body:
        row = RowReader(located, line, problems, notes)
        for cell, value in _cells(row, house, types):
            before = found.setdefault(cell, (value, line.number))
            if before[0] != value:
                row.problem(say("import.cell_twice", type=cell.room_type, night=cell.night, first=before[1]))
                contradicted.add(cell)
                break
    if not body:
        problems.append(RowProblem(path.name, 0, say("import.no_rows")))
    for cell in contradicted:
        del found[cell]
    rows = tuple((cell, value) for cell, (value, _) in found.items())
    lines = tuple(line for _, line in found.values())
    read = FileRead(path.name, rows, tuple(problems), tuple(notes), lines, len(body))
    return with_bad(read, located.header.cells, body)


def _cells(row: RowReader, house: Property, types: Types) -> Iterator[CalendarRow]:
    kind = room_type(row, types)
    span = _span(row)
    value = CellValue(
        price=_price(row, house),
        min_stay=row.take("min_stay", lambda cell: count(cell, row.map.layout)),
        max_stay=row.take("max_stay", lambda cell: count(cell, row.map.layout)),
        stop_sell=row.take("stop_sell", yes),
        closed_to_arrival=row.take("closed_to_arrival", yes),
        closed_to_departure=row.take("closed_to_departure", yes),
        availability=row.take("availability", lambda cell: count(cell, row.map.layout)),
    )
    if not row.sound or kind is None or span is None or not value.stated():
        return
    plan, channel = row.text("rate_plan") or MASTER_PLAN, row.text("channel") or ALL_CHANNELS
    for night in span:
        yield Cell(kind, night, plan, channel), value


def _span(row: RowReader) -> Span | None:
    layout = row.map.layout
    name = "night" if row.map.knows("night") else "first"
    first = row.take(name, lambda cell: day(cell, layout), required=True)
    last: date | None = first
    if name == "first":
        last = row.take("last", lambda cell: day(cell, layout)) or first
    if first is None or last is None:
        return None
    if last < first:
        row.problem(say("import.range_backwards", first=first, last=last))
        return None
    if (last - first).days >= LONGEST_RANGE:
        row.problem(say("import.range_long", first=first, last=last, most=LONGEST_RANGE))
        return None
    return Span(first, last)


def _price(row: RowReader, house: Property) -> Decimal | None:
    price = row.money("price", house)
    if price is None:
        return None
    if price.amount == 0:
        row.note(say("import.note.zero_price"))
        return None
    return to_cents(price.amount)
