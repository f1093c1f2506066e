"""Which rows does a list mean that lays them out its own way: two tables side by side, a stay in one column?

Both are put into the usual form, and said; a cell that is no stay stays as it was: the reader of days refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from channels.files.cells import filled, plain
from channels.files.headers import synonyms
from channels.files.lines import Line, Raw, Sheet
from domain.phrase import Phrase, say

WITHIN = 20
LEAST_ALIKE = 3  # headings that stand twice: fewer are a column that somebody called by another's name
ARRIVAL, DEPARTURE = "Arrivée", "Départ"
_STAY = frozenset(
    ("sejour", "sejours", "dates", "dates du sejour", "dates de sejour", "periode", "stay", "stay dates")
) | frozenset(
    (
        "dates of stay",
        "arrivee depart",
        "du au",
        "check in out",
        "zeitraum",
        "aufenthalt",
        "soggiorno",
        "estancia",
    )
)
_ONE = (
    r"\d{1,4}(?:[./]\d{1,2}(?:[./]\d{2,4})?)?|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:er)?\s+[^\W\d_]{3,10}\.?(?:\s+\d{2,4})?"
)
_RANGE = re.compile(
    rf"^\s*(?:du\s+|from\s+|vom\s+|dal\s+|del\s+)?(?P<first>{_ONE})\s*"
    rf"(?:-|–|—|→|->|>|au|to|bis|al)\s*(?P<last>{_ONE})\s*$",
    re.IGNORECASE,
)
_PART = re.compile(r"[./\-\s]+")


def laid_out(sheet: Sheet) -> tuple[Sheet, tuple[Phrase, ...]]:
    """The sheet in the usual form, and what was done to it."""
    stacked = _stacked(sheet)
    parted = _parted(stacked or sheet)
    notes = (
        *((say("import.note.side_by_side"),) if stacked else ()),
        *((say("import.note.stay_parted", name=str(parted[1])),) if parted else ()),
    )
    return (parted[0] if parted else stacked or sheet), notes


def _stacked(sheet: Sheet) -> Sheet | None:
    """Two tables with the same headings beside each other, as one below the other; None where there are none."""
    for at, line in enumerate(sheet.lines[:WITHIN]):
        place = _second(line.cells)
        if place is not None:
            lines = (*sheet.lines[:at], *_below(sheet.lines[at:], place, line.number))
            return replace(sheet, lines=lines)
    return None


def _second(cells: Sequence[Raw]) -> int | None:
    """Where the same headings begin again."""
    words = [plain(cell) if filled(cell) else "" for cell in cells]
    for place in range(LEAST_ALIKE, len(words) - LEAST_ALIKE + 1):
        left, right = words[:place], words[place:]
        while left and not left[-1]:
            left.pop()
        while right and not right[-1]:
            right.pop()
        if left == right and sum(map(bool, left)) >= LEAST_ALIKE:
            return place
    return None


def _below(lines: Sequence[Line], place: int, header: int) -> Iterator[Line]:
    for line in lines:
        for cells in (line.cells[:place], line.cells[place:]):
            if any(map(filled, cells)):
                yield Line(line.number, cells)
            if line.number == header:
                break  # the headings stand once


def _parted(sheet: Sheet) -> tuple[Sheet, Raw] | None:
    """The column of stays as two of days; None without one, or where arrivals have a column of their own."""
    arrivals = frozenset(synonyms()["reservations"]["arrival"])
    for at, line in enumerate(sheet.lines[:WITHIN]):
        words = [plain(cell) for cell in line.cells]
        places = [n for n, word in enumerate(words) if word in _STAY]
        below = sheet.lines[at + 1 :]
        if len(places) != 1 or arrivals & set(words):
            continue
        place = places[0]
        if not any(len(one.cells) > place and _days(one.cells[place]) for one in below):
            continue
        head = Line(line.number, _put(line.cells, place, (ARRIVAL, DEPARTURE)))
        body = (Line(one.number, _put(one.cells, place, _both(one.cells, place))) for one in below)
        return replace(sheet, lines=(*sheet.lines[:at], head, *body)), line.cells[place]
    return None


def _put(cells: tuple[Raw, ...], place: int, two: tuple[Raw, Raw]) -> tuple[Raw, ...]:
    return (*cells[:place], *two, *cells[place + 1 :])


def _both(cells: tuple[Raw, ...], place: int) -> tuple[Raw, Raw]:
    if len(cells) <= place:
        return (None, None)
    return _days(cells[place]) or (cells[place], None)


def _days(cell: Raw) -> tuple[str, str] | None:
    """The two days of a stay as they are written; the first takes from the second what it leaves out."""
    if cell is None or isinstance(cell, date | datetime):
        return None
    found = _RANGE.match(str(cell))
    if found is None:
        return None
    first, last = found["first"].strip(), found["last"].strip()
    said, whole = _PART.split(first.strip(".")), _PART.split(last.strip("."))
    if len(said) < len(whole) and len(whole) == 3 and len(whole[0]) < 3:
        _, month, year = whole
        both_months = len(said) == 2
        before = both_months and said[1].isdigit() and month.isdigit() and int(said[1]) > int(month)
        stated = str(int(year) - 1).zfill(len(year)) if before and year.isdigit() else year
        sign = next((c for c in "/." if c in last), " ")
        first = sign.join((said[0], said[1] if both_months else month, stated))
    return first, last
