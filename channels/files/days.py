"""Which day or moment does a cell mean, in digits, in words or as a spreadsheet's serial number?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from channels.files.cells import Layout, expected, plain
from channels.files.lines import Raw
from channels.files.problems import CellProblem, shown
from domain.phrase import say

# Excel's day 0 such that 60 is its non-existent 29 February 1900 (ECMA-376 part 1, 18.17.4.1, 1900 system).
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_YEARS = range(1954, 2120)
_DAY = re.compile(r"^(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$")
# « 24 déc. 26 », "Dec 24, 2026", « jeudi 1er janvier 2027 », "24 de diciembre de 2026"
_WORDED = re.compile(
    r"^(?:[^\W\d_]+\s+)?(\d{1,2}|[^\W\d_]+)(?:er|st|nd|rd|th)?\s+(?:de\s+)?(\d{1,2}|[^\W\d_]+)(?:st|nd|rd|th)?\s+"
    r"(?:de\s+)?(\d{4}|\d{2})(?:\s+г)?(?:\s+(\d{1,2})\s+(\d{2}))?$"
)
# « 24/12 », « 2 janv. »
_YEARLESS = re.compile(
    r"^(?:[^\W\d_]+\s+)?(?:\d{1,2}(?:er)?\s+(?:\d{1,2}|[^\W\d_]{3,})|[^\W\d_]{3,}\s+\d{1,2})$"
)
# French and English, then the nine other languages of `headers.yaml` where the first three letters are others.
_MONTHS = {
    word[:4] if word[:3] in {"jui", "jul"} else word[:3]: month
    for month, words in enumerate(
        (
            "janvier january gennaio enero janeiro stycznia января يناير ocak",
            "fevrier february fevereiro lutego февраля فبراير subat",
            "mars march maart marco marca марта مارس",
            "avril april abril abril kwietnia апреля ابريل nisan",
            "mai may maggio mei maio maja мая маи مايو ماي mayis",
            "juin june giugno junho czerwca июня يونيو haziran",
            "juillet july luglio julho lipca июля يوليو temmuz",
            "aout august agosto agosto sierpnia августа اغسطس غشت agustos",
            "septembre september settembre setembro wrzesnia сентября سبتمبر شتنبر eylul",
            "octobre october ottobre oktober outubro pazdziernika октября اكتوبر ekim",
            "novembre november novembro listopada ноября نوفمبر نونبر kasim",
            "decembre december dicembre dezember dezembro grudnia декабря ديسمبر دجنبر aralik",
        ),
        start=1,
    )
    for word in words.split()
} | {"jul": 7, "jun": 6}


def day(cell: Raw, layout: Layout) -> date:
    """A calendar day; the time of a moment is left out. Raises CellProblem."""
    moment = _moment(cell, layout)
    return moment.date() if isinstance(moment, datetime) else moment


def moment(cell: Raw, layout: Layout) -> datetime:
    """A naive moment (or aware, when the cell states an offset); a mere day is its midnight."""
    found = _moment(cell, layout)
    return found if isinstance(found, datetime) else datetime.combine(found, time())


@functools.lru_cache(maxsize=4096, typed=True)
def _moment(cell: Raw, layout: Layout) -> date:
    """A year that no house has bookings in is a slip of the pen: 0027, 20227."""
    found = _said(cell, layout)
    if found.year not in _YEARS:
        raise expected("date", cell)
    return found


def _said(cell: Raw, layout: Layout) -> date:
    if isinstance(cell, datetime | date):
        return cell
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return _serial(Decimal(cell), cell)
    text = str(cell).strip()
    for form in layout.dates:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - the caller knows the property's zone
        except ValueError:
            continue
    if layout.dates:
        raise CellProblem(say("import.date_form", found=shown(cell), expected=layout.dates))
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _serial(Decimal(text.replace(",", ".")), cell)
    return _written(text, layout, cell)


def _written(text: str, layout: Layout, cell: Raw) -> date:
    try:
        if match := _DAY.match(text):
            first, second, third, clock = match.groups()
            found = _ordered(first, second, third, layout.month_first)
            return datetime.combine(found, time.fromisoformat(clock.zfill(5))) if clock else found
        if match := _WORDED.match(plain(text)):
            first, second, third, hour, minute = match.groups()
            word, number = (first, second) if first.isalpha() else (second, first)
            month = _MONTHS[word[:4] if word[:4] in _MONTHS else word[:3]]
            found = date(_year(third), month, int(number))
            return datetime.combine(found, time(int(hour), int(minute))) if hour else found
        return datetime.fromisoformat(text)
    except (ValueError, KeyError):
        kind = "year" if _YEARLESS.match(plain(text)) else "date"
        raise expected(kind, cell) from None


def _ordered(first: str, second: str, third: str, month_first: bool) -> date:
    if len(first) == 4:
        return date(int(first), int(second), int(third))
    year = _year(third)
    if month_first:
        return date(year, int(first), int(second))
    return date(year, int(second), int(first))


def _year(said: str) -> int:
    return int(said) + (2000 if len(said) <= 2 else 0)


def _serial(number: Decimal, cell: Raw) -> date:
    days = int(number)
    if days not in _SERIALS:
        raise expected("date", cell)
    found = _EXCEL_ZERO + timedelta(days=days)
    if number == days:
        return found
    seconds = int(((number - days) * 86_400).to_integral_value())
    return datetime.combine(found, time()) + timedelta(seconds=seconds)


def may_be_either(cell: Raw) -> bool:
    """Whether this cell is a different day when read month first."""
    match = _DAY.match(cell.strip()) if isinstance(cell, str) else None
    if match is None or len(match[1]) == 4:
        return False
    return int(match[1]) <= 12 and int(match[2]) <= 12 and int(match[1]) != int(match[2])


def month_first_evidence(cells: Iterable[Raw]) -> bool | None:
    """True when only month-first can be meant, False when only day-first, None when nothing decides.

    Raises CellProblem when one cell proves each.
    """
    proofs: dict[bool, str] = {}
    for cell in cells:
        if not isinstance(cell, str):
            continue
        match = _DAY.match(cell.strip())
        if match is None or len(match[1]) == 4:
            continue
        if int(match[1]) > 12:
            proofs.setdefault(False, cell)
        elif int(match[2]) > 12:
            proofs.setdefault(True, cell)
    if len(proofs) == 2:
        raise CellProblem(say("import.date_orders", one=shown(proofs[False]), other=shown(proofs[True])))
    return next(iter(proofs), None)
