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

NEEDED = ("arrival", "nights", "booked_on", "cancelled_on")
EMPTY = frozenset({"", "na", "n/a", "nan", "nat", "null", "none"})
YES = frozenset({"true", "1", "1.0", "yes", "y", "oui", "t"})
NO = frozenset({"false", "0", "0.0", "no", "n", "non", "f"}) | EMPTY


class UnreadableFileError(Exception):
    """The file as a whole cannot be read; the message is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be counted: its line in the file and a sentence."""

    line: int
    reason: str


Record = dict[str, object]


def read_bookings(path: Path) -> tuple[list[Record], list[BadRow]]:
    """Reservations of a CSV file (gzip if its bytes say so) and its bad rows.

    Columns: arrival, nights, booked_on, cancelled_on; no_show, room_type, segment or channel, adr or price,
    adults are used when present. Raises UnreadableFileError when there is nothing to read at all.
    """
    try:
        with _opened(path) as text:
            return _rows(text, path)
    except (OSError, EOFError) as problem:
        raise UnreadableFileError(f"{path} : lecture impossible ({problem}).") from problem
    except UnicodeDecodeError as problem:
        raise UnreadableFileError(f"{path} : ce n’est pas du texte UTF-8 ({problem.reason}).") from problem


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
        problem = "la ligne a plus de colonnes que l’en-tête." if None in row else None
        if problem is None and any(value is None for value in cells.values()):
            problem = "la ligne a moins de colonnes que l’en-tête."
        if problem is None:
            try:
                good.append(_record(cells))
                continue
            except ValueError as reason:
                problem = str(reason)
        bad.append(BadRow(line, problem))
    return good, bad


def _header(reader: csv.DictReader[str], path: Path) -> dict[str, str]:
    try:
        names = reader.fieldnames
    except csv.Error as problem:
        raise UnreadableFileError(f"{path} : ce n’est pas un CSV ({problem}).") from problem
    if not names:
        raise UnreadableFileError(f"{path} : le fichier est vide.")
    header = {name: name.strip().lower() for name in names}
    missing = [name for name in NEEDED if name not in header.values()]
    if missing:
        raise UnreadableFileError(f"{path} : colonnes manquantes : {', '.join(missing)}.")
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
        except csv.Error as problem:
            bad.append(BadRow(start, f"ligne illisible ({problem})."))
            continue
        yield start, {name: value for name, value in row.items()}


def _record(cells: Mapping[str, str | None]) -> Record:
    arrival = _day(cells, "arrival")
    booked = _day(cells, "booked_on")
    if arrival is None or booked is None:
        raise ValueError(
            f"« {'arrival' if arrival is None else 'booked_on'} » est vide ; une date est attendue."
        )
    cancelled = _day(cells, "cancelled_on")
    if booked > arrival:
        raise ValueError(f"« booked_on » ({booked}) est après « arrival » ({arrival}).")
    if cancelled is not None and cancelled < booked:
        raise ValueError(f"« cancelled_on » ({cancelled}) est avant « booked_on » ({booked}).")
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
        raise ValueError(f"« {name} » vaut « {text} » ; une date AAAA-MM-JJ est attendue.") from None
    if not 1980 <= day.year <= 2100:
        raise ValueError(f"« {name} » vaut « {text} » ; une date entre 1980 et 2100 est attendue.")
    return day


def _nights(cells: Mapping[str, str | None]) -> int:
    text = _cell(cells, "nights")
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (number >= 1 and number <= LONGEST and number == int(number)):
        raise ValueError(f"« nights » vaut « {text} » ; un nombre entier de nuits, au moins 1, est attendu.")
    return int(number)


def _flag(cells: Mapping[str, str | None], name: str) -> bool:
    text = _cell(cells, name).lower()
    if text not in YES and text not in NO:
        raise ValueError(f"« {name} » vaut « {text} » ; True ou False est attendu.")
    return text in YES


def _price(cells: Mapping[str, str | None]) -> float:
    name = "price" if "price" in cells else "adr"
    text = _cell(cells, name)
    if text.lower() in EMPTY:
        return math.nan
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"« {name} » vaut « {text} » ; un nombre est attendu.") from None
