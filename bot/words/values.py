"""How does a hotelier read a number, an amount, a date or a run of nights?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from bot.words.catalogue import NARROW, NO_BREAK, Language
from domain.money import Money
from domain.phrase import Percent

_LOCALES: dict[Language, Locale] = {"fr": Locale("fr"), "en": Locale("en", "GB")}
_MINUS = "\u2212"
# Beyond these a date without its year would be read as the wrong one: « décembre » in October is the one to come.
_NEAR, _NEAR_PAST = timedelta(days=300), timedelta(days=183)
DATE_FORMATS = {
    "": "EEE d MMM",
    "plain": "EEE d MMM",
    "day": "d MMM",
    "long": "EEEE d MMMM",
    "weekday": "EEEE",
    "title": "EEEE",
    "month": "MMMM",
    "short_month": "MMM",
    "weekday_number": "EEE d",
    "number": "d",
    "column": "EEEEEE",
    "panel": "MM/dd/yyyy",
}
_NEVER_DATED = frozenset({"weekday", "title", "weekday_number", "number", "panel", "short_month", "column"})
_COUNTED = frozenset({"", "plain", "day", "long", "weekday_number", "number"})
_FIRST = re.compile(r"\b1\b")
_DAY_AND_MONTH = re.compile(r"(\d|ᵉʳ) (?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Manner:
    """A language, the house's zone, and the day from which a date is near (None: years are never shown)."""

    language: Language
    zone: tzinfo
    today: date | None = None

    @property
    def locale(self) -> Locale:
        return _LOCALES[self.language]


def number(value: Decimal | int, manner: Manner, pattern: str | None = None, *, signed: bool = False) -> str:
    """A locale number with a true minus; `signed` writes the plus as well."""
    shown = format_decimal(
        Decimal(-value if value < 0 else value),
        format=pattern,
        locale=manner.locale,
        decimal_quantization=False,
    )
    if value < 0:
        return f"{_MINUS}{shown}"
    return f"+{shown}" if signed and value else shown


def amount(value: Decimal, manner: Manner, *, signed: bool = False) -> str:
    """Whole amounts without cents, others with two decimals."""
    whole = value == value.to_integral_value()
    return number(value, manner, "#,##0" if whole else "#,##0.00", signed=signed)


def money(value: Money, spec: str, manner: Manner) -> str:
    """1 990 MAD; `bare` without the currency; `signed` with its sign; `digits` as one types it: 1990."""
    if spec == "digits":
        return f"{value.amount.normalize():f}"
    shown = amount(value.amount, manner, signed=spec.endswith("signed"))
    return shown if spec.startswith("bare") else f"{shown}{NO_BREAK}{value.currency}"


def percent(value: Percent, spec: str, manner: Manner) -> str:
    """At most one decimal; none for `whole` and `bare` (which drops the sign %), nor for `change` from 10 % up.

    `tenths` has always one and drops the sign: two margins side by side compare digit by digit.
    """
    hundredths = value.ratio * 100
    if spec == "tenths":
        return number(hundredths.quantize(Decimal("0.1"), ROUND_HALF_EVEN), manner, "#,##0.0")
    whole = spec in {"whole", "bare"} or (spec == "change" and abs(hundredths) >= 10)
    step = Decimal(1) if whole else Decimal("0.1")
    rounded = hundredths.quantize(step, ROUND_HALF_EVEN)
    signed = value.signed or spec == "signed"
    shown = number(rounded, manner, "#,##0.#", signed=signed)
    if spec == "bare":
        return shown
    return f"{shown}{NARROW}%" if manner.language == "fr" else f"{shown}%"


def decimal(value: Decimal | int, spec: str, manner: Manner) -> str:
    """A count or a number; `signed` with its sign, `ordinal` as a rank, `digits` without grouping."""
    if spec == "ordinal":
        return _RANKS[manner.language](int(value))
    if spec in {"digits", "plain"}:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    return number(value, manner, signed=spec == "signed")


def _rank_french(n: int) -> str:
    return "1ᵉʳ" if n == 1 else f"{n}ᵉ"


def _rank_english(n: int) -> str:
    teen = 10 <= n % 100 <= 20
    return f"{n}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


_RANKS: dict[Language, Callable[[int], str]] = {"fr": _rank_french, "en": _rank_english}


def day(value: date, spec: str, manner: Manner, *, dated: bool = True) -> str:
    """sam. 20 déc.; with the year when it is far from today, unless `dated` is off. `of_month`: « d’avril »."""
    if spec == "title_month":
        return format_date(value, "MMMM", locale=manner.locale).capitalize()
    if spec == "of_month":
        return _of_month(format_date(value, "MMMM", locale=manner.locale), manner.language)
    pattern = DATE_FORMATS[spec]
    if dated and spec not in _NEVER_DATED and far(value, manner):
        pattern += " yyyy"
    shown = format_date(value, pattern, locale=manner.locale)
    if manner.language == "fr" and value.day == 1 and spec in _COUNTED:
        shown = _FIRST.sub("1ᵉʳ", shown)
    if spec == "title":
        return shown.capitalize()
    return _DAY_AND_MONTH.sub(rf"\1{NO_BREAK}", shown)


def _of_month(month: str, language: Language) -> str:
    if language == "en":
        return f"of {month}"
    return f"d’{month}" if month[0] in "ao" else f"de {month}"


def far(value: date, manner: Manner) -> bool:
    """Whether that day needs its year to be understood."""
    return manner.today is not None and not -_NEAR_PAST <= value - manner.today <= _NEAR


def clock(value: datetime | time, manner: Manner) -> str:
    """09:14 in the house's zone."""
    local = value.astimezone(manner.zone) if isinstance(value, datetime) else value
    return f"{local:%H:%M}"
