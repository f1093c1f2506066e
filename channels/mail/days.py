"""Which day does a mail name, in any of its languages, with or without its year?"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import get_month_names

from domain.folding import fold_in_place

LANGUAGES = ("en", "fr", "tr", "de", "es", "it", "nl", "pt")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DIGITS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th|\.)?[\s-]+(?:de\s+)?([^\W\d_]{3,})\.?(?:,?[\s-]+(?:de\s+)?(\d{4}))?"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:h]([0-5]\d)(?::[0-5]\d)?\s*([ap]m\b)?")
_YEARS = range(2000, 2100)


def day(text: str, *, after: date | None = None, day_first: bool | None = None) -> date | None:
    """The first day that the text names; None when there is none, or it can be read in two ways.

    Without a year it is the next such day on or after `after`. `day_first` settles 03/04/2026 where the language
    of the mail is known to.
    """
    folded = fold_in_place(text)
    if found := _ISO.search(folded):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DIGITS.search(folded):
        return _digits(int(found[1]), int(found[2]), int(found[3]), day_first)
    named = [*_named(folded, after)]
    return next((one for one, with_year in named if with_year), named[0][0] if named else None)


def moment(text: str, *, after: date | None = None) -> datetime | None:
    """The day with its time of day, on the clock of whoever wrote it; midnight when no time is told."""
    found = day(text, after=after, day_first=None)
    if found is None:
        return None
    told = _CLOCK.search(fold_in_place(text))
    if told is None:
        return datetime.combine(found, time())
    hour = int(told[1])
    if told[3]:
        hour = hour % 12 + (12 if told[3] == "pm" else 0)
    return datetime.combine(found, time(hour, int(told[2])))


def _named(folded: str, after: date | None) -> list[tuple[date, bool]]:
    found = []
    for pattern, month_at, day_at in ((_DAY_MONTH, 2, 1), (_MONTH_DAY, 1, 2)):
        for match in pattern.finditer(folded):
            month = months().get(match[month_at])
            if month is None:
                continue
            one = _with_year(int(match[day_at]), month, match[3], after)
            if one is not None:
                found.append((one, match[3] is not None))
    return found


def _with_year(number: int, month: int, year: str | None, after: date | None) -> date | None:
    if year is not None:
        return _date(int(year), month, number)
    if after is None:
        return None
    coming = (_date(after.year + more, month, number) for more in range(5))
    return next((one for one in coming if one is not None and one >= after), None)


def _digits(one: int, other: int, year: int, day_first: bool | None) -> date | None:
    if one > 12 or (one == other) or (day_first and other <= 12):
        return _date(year, other, one)
    if other > 12 or day_first is False:
        return _date(year, one, other)
    return None


def _date(year: int, month: int, number: int) -> date | None:
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= number <= 31:
        return None
    first = date(year, month, 1)
    found = first + timedelta(days=number - 1)
    return found if found.month == month else None


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """The names of the months, whole and shortened, as CLDR has them; one that means two months is left out."""
    known: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                known.setdefault(fold_in_place(name).rstrip("."), set()).add(number)
    known["sept"] = {9}
    return {name: numbers.pop() for name, numbers in known.items() if len(numbers) == 1}
