"""Which rows of a bookings file can be counted, and what is wrong with the others?"""

from __future__ import annotations

import csv
import gzip
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from directors.revenue.forecast.bookings import LONGEST
from domain.errors import Refusal, refuse
from domain.phrase import Phrase, say

NEEDED = ("arrival", "nights", "booked_on", "cancelled_on")
EMPTY = frozenset({"", "na", "n/a", "nan", "nat", "null", "none"})
YES = frozenset({"true", "1", "1.0", "yes", "y", "oui", "t"})
FIRST_YEAR, LAST_YEAR = 1980, 2100
NO = frozenset({"false", "0", "0.0", "no", "n", "non", "f"}) | EMPTY


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be counted: its line in the file and a sentence."""

    line: int
    reason: Phrase


Record = dict[str, object]


def read_bookings(path: Path) -> tuple[list[Record], list[BadRow]]:
    """Reservations of a CSV file (gzip if its bytes say so) and its bad rows.

    Columns: arrival, nights, booked_on, cancelled_on; no_show, room_type, segment or channel, adr or price,
    adults are used when present. Refusal: there is nothing to read at all.
    """
    try:
        with _opened(path) as text:
            return _rows(text, path)
    except (OSError, EOFError) as problem:
        raise refuse("forecast.unread", path=str(path), why=str(problem)) from problem
    except UnicodeDecodeError as problem:
        raise refuse("forecast.no_text", path=str(path)) from problem


def _opened(path: Path) -> TextIO:
    with path.open("rb") as raw:
        zipped = raw.read(2) == b"\x1f\x8b"
    if zipped:
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _rows(text: TextIO, path: Path) -> tuple[list[Record], list[BadRow]]:
    reader = csv.DictReader(text)
    header = _header(reader, path)
    good: list[Record] = []
    bad: list[BadRow] = []
    for line, row in _numbered(reader, bad):
        cells = {header.get(name, name): value for name, value in row.items() if name is not None}
        problem = say("forecast.too_many_cells") if None in row else None
        if problem is None and any(value is None for value in cells.values()):
            problem = say("forecast.too_few_cells")
        if problem is None:
            try:
                good.append(_record(cells))
                continue
            except Refusal as reason:
                problem = reason.phrase
        bad.append(BadRow(line, problem))
    return good, bad


def _header(reader: csv.DictReader[str], path: Path) -> dict[str, str]:
    try:
        names = reader.fieldnames
    except csv.Error as problem:
        raise refuse("forecast.no_table", path=str(path)) from problem
    if not names:
        raise refuse("forecast.empty", path=str(path))
    header = {name: name.strip().lower() for name in names}
    missing = [name for name in NEEDED if name not in header.values()]
    if missing:
        raise refuse("forecast.columns_missing", path=str(path), n=len(missing), names=tuple(missing))
    return header


def _numbered(
    reader: csv.DictReader[str], bad: list[BadRow]
) -> Iterator[tuple[int, dict[str | None, str | None]]]:
    rows = iter(reader)
    while True:
        start = reader.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            bad.append(BadRow(start, say("forecast.line_unread")))
            continue
        yield start, {name: value for name, value in row.items()}


def _record(cells: Mapping[str, str | None]) -> Record:
    arrival = _day(cells, "arrival")
    booked = _day(cells, "booked_on")
    if arrival is None or booked is None:
        raise refuse("forecast.no_day", name="arrival" if arrival is None else "booked_on")
    cancelled = _day(cells, "cancelled_on")
    if booked > arrival:
        raise refuse("forecast.booked_after", booked=booked.isoformat(), arrival=arrival.isoformat())
    if cancelled is not None and cancelled < booked:
        raise refuse("forecast.gone_before", cancelled=cancelled.isoformat(), booked=booked.isoformat())
    return {
        "arrival": arrival,
        "nights": _nights(cells),
        "booked_on": booked,
        "cancelled_on": cancelled,
        "no_show": _flag(cells, "no_show"),
        "room_type": cells.get("room_type") or "",
        "channel": cells.get("channel") or cells.get("segment") or "",
        "price": _price(cells),
    }


def _cell(cells: Mapping[str, str | None], name: str) -> str:
    return (cells.get(name) or "").strip()


def _day(cells: Mapping[str, str | None], name: str) -> date | None:
    text = _cell(cells, name)
    if text.lower() in EMPTY:
        return None
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError:
        raise refuse("forecast.day_expected", name=name, found=text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refuse("forecast.year_expected", name=name, found=text, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _nights(cells: Mapping[str, str | None]) -> int:
    text = _cell(cells, "nights")
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (number >= 1 and number <= LONGEST and number == int(number)):
        raise refuse("forecast.nights_expected", found=text, most=LONGEST)
    return int(number)


def _flag(cells: Mapping[str, str | None], name: str) -> bool:
    text = _cell(cells, name).lower()
    if text not in YES and text not in NO:
        raise refuse("forecast.flag_expected", name=name, found=text)
    return text in YES


def _price(cells: Mapping[str, str | None]) -> float:
    name = "price" if "price" in cells else "adr"
    text = _cell(cells, name)
    if text.lower() in EMPTY:
        return math.nan
    try:
        return float(text)
    except ValueError:
        raise refuse("forecast.number_expected", name=name, found=text) from None
