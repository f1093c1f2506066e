"""What does one cell say: an amount, a number, a day, a moment, a yes or no?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation

from channels.files.lines import Raw
from channels.files.problems import CellProblem, shown
from domain.folding import fold
from domain.phrase import say

# Between thousands; the Arabic sign before cents is a point.
_SPACES = {**dict.fromkeys(map(ord, " \u00a0\u202f\u2009\u2007'’٬")), ord("٫"): "."}
_SYMBOLS = {
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "$": "USD",
    "us$": "USD",
    "£": "GBP",
    "dh": "MAD",
    "dhs": "MAD",
    "dirham": "MAD",
    "dirhams": "MAD",
    "د.م.": "MAD",
    "درهم": "MAD",
    "zł": "PLN",
    "r$": "BRL",
    "₽": "RUB",
    "руб": "RUB",
    "руб.": "RUB",
    "₺": "TRY",
    "tl": "TRY",
}
_AMOUNT = re.compile(r"^([^\d(.,+\-−]*)([-+−(]?)([\d.,]+)(\)?)([^\d]*)$")
_MOST = Decimal(10) ** 12
# A dash is a panel's "nothing here" or "no change".
_NOTHING = {"", "-", "–", "—", "NULL", "null", "N/A"}
_TRUE = {
    "true",
    "vrai",
    "yes",
    "oui",
    "y",
    "o",
    "x",
    "1",
    "closed",
    "ferme",
    "fermee",
    "sim",
    "tak",
    "да",
    "نعم",
    "evet",
}
_FALSE = {
    "false",
    "faux",
    "no",
    "non",
    "n",
    "0",
    "open",
    "ouvert",
    "ouverte",
    "nao",
    "nie",
    "нет",
    "لا",
    "hayir",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How this file writes numbers and days. `decimal` None: never ambiguous or nothing known."""

    decimal: str | None = None
    dates: tuple[str, ...] = ()
    month_first: bool = False


@functools.lru_cache(maxsize=4096, typed=True)
def plain(text: object) -> str:
    """Letters and digits only, without accents or case: « N° d’arrivée » becomes "n d arrivee"; % is a word."""
    return " ".join(re.findall(r"[^\W_]+", fold(str(text)).replace("%", " percent ")))


def filled(cell: Raw) -> bool:
    """Whether the cell says anything."""
    return cell is not None and str(cell).strip() not in _NOTHING


@functools.lru_cache(maxsize=4096, typed=True)
def amount(cell: Raw, layout: Layout) -> tuple[Decimal, str | None]:
    """The amount and its currency code when the cell names one. Raises CellProblem."""
    if isinstance(cell, bool | date | time):
        raise expected("amount", cell)
    if isinstance(cell, int | Decimal):
        value = Decimal(cell)
        if not value.is_finite() or abs(value) >= _MOST:
            raise expected("amount", cell)
        return value, None
    match = _AMOUNT.match(str(cell).strip().translate(_SPACES))
    if match is None:
        raise expected("amount", cell)
    before, sign, digits, _, after = match.groups()
    value = _digits(digits, layout, cell)
    unit = (before or after).strip(")").strip()
    if unit.startswith("(") and not sign:  # « 4200 (payé) »: a remark, no currency
        raise expected("amount", cell)
    currency = _SYMBOLS.get(unit.casefold(), unit.upper() or None)
    return (-value if sign in {"-", "−", "("} else value), currency


@functools.cache
def known_currency(code: str) -> bool:
    """Whether this is an ISO 4217 code that somebody pays with."""
    from babel.numbers import list_currencies  # noqa: PLC0415 - loads the names of every currency

    return code in list_currencies()


def decimal_evidence(cells: Iterable[Raw]) -> str | None:
    """The decimal separator that some cell proves, None when none does or two contradict each other."""
    found = set()
    for cell in cells:
        marks = re.sub(r"[^\d.,]", "", str(cell)) if isinstance(cell, str) else ""
        last = max(marks.rfind("."), marks.rfind(","))
        if last < 0:
            continue
        mark, tail = marks[last], len(marks) - last - 1
        other = "," if mark == "." else "."
        if (other in marks and marks.count(mark) == 1) or (marks.count(mark) == 1 and tail != 3):
            found.add(mark)
        elif marks.count(mark) > 1:
            found.add(other)
    return found.pop() if len(found) == 1 else None


def _digits(digits: str, layout: Layout, cell: Raw) -> Decimal:
    decimal = layout.decimal or decimal_evidence([digits])
    marks = set(digits) & {".", ","}
    if marks and decimal is None:
        raise CellProblem(say("import.ambiguous_amount", found=shown(cell)))
    group = "," if decimal == "." else "."
    whole, _, cents = digits.partition(decimal or ".")
    groups = whole.split(group)
    if len(groups) > 1 and any(len(part) != 3 for part in groups[1:]):
        raise expected("amount", cell)
    try:
        value = Decimal("".join(groups) + ("." + cents if cents else ""))
    except InvalidOperation:
        raise expected("amount", cell) from None
    if value >= _MOST:
        raise expected("amount", cell)
    return value


def whole(cell: Raw, layout: Layout) -> int:
    """A count of nights, people or rooms. Raises CellProblem."""
    try:
        value, unit = amount(cell, layout)
    except CellProblem:
        raise expected("whole", cell) from None
    if value != value.to_integral_value() or (unit and not unit.isalpha()):
        raise expected("whole", cell)
    return int(value)


def count(cell: Raw, layout: Layout) -> int:
    """The same, of which there are never less than none. Raises CellProblem."""
    number = whole(cell, layout)
    if number < 0:
        raise expected("whole", cell)
    return number


def yes(cell: Raw) -> bool:
    """Yes or no, in French, English, digits or a cross; an empty cell says no. Raises CellProblem."""
    if isinstance(cell, bool):
        return cell
    if not filled(cell):
        return False
    word = plain(cell) or str(cell).strip()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise expected("yes_no", cell)


_EXPECTED = {
    "amount": "import.expected.amount",
    "whole": "import.expected.whole",
    "yes_no": "import.expected.yes_no",
    "date": "import.expected.date",
    "year": "import.expected.year",
}


def expected(kind: str, cell: Raw) -> CellProblem:
    """The sentence that the cell is not an amount, a whole number, a date (or lacks its year) or a yes or no."""
    return CellProblem(say(_EXPECTED[kind], found=shown(cell)))
