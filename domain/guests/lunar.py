"""Which days does a guest mean who counts in lunar months?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date

from hijridate import Gregorian, Hijri

from domain.guests.known import document

_DAY = r"(\d{1,2})(?:st|nd|rd|th|er)?"


def in_solar(folded: str, today: date) -> tuple[str, bool]:
    """The same text with each « 10 Ramadan 1448 » written as 2027-02-17, and whether there was any.

    By the Umm al-Qura table; the moon is sighted, so that a day may be off by one: whoever answers asks.
    """
    words = _words()
    to = document("request")["to"]
    found = False

    def single(hit: re.Match[str]) -> str:
        nonlocal found
        made = _dated(int(hit[1]), hit[2], hit[3], today)
        found = found or made is not None
        return hit[0] if made is None else made.isoformat()

    def both(hit: re.Match[str]) -> str:
        nonlocal found
        made = [_dated(int(hit[n]), hit[3], hit[4], today) for n in (1, 2)]
        if None in made:
            return hit[0]
        found = True
        return " - ".join(one.isoformat() for one in made if one is not None)

    after = rf"\s*(?:of |de |d')?({words})\b(?:\s*,?\s*(\d{{4}}))?(?:\s*(?:ah|h|هـ))?"
    text = re.sub(rf"(?<!\d){_DAY}\s*(?:{to})\s*(?:the |le )?{_DAY}{after}", both, folded)
    return re.sub(rf"(?<!\d){_DAY}{after}", single, text), found


def _dated(day: int, month: str, year: str | None, today: date) -> date | None:
    """That day; without a year the next one there is. None for one that no month has."""
    this = Gregorian(today.year, today.month, today.day).to_hijri().year
    years = (int(year),) if year else (this, this + 1)
    try:
        days = [Hijri(one, _months()[month], day).to_gregorian() for one in years]
    except (ValueError, OverflowError):
        return None
    made = [date(one.year, one.month, one.day) for one in days]
    return next((one for one in made if year or one >= today), None)


@functools.cache
def _months() -> Mapping[str, int]:
    named: Mapping[int, list[str]] = document("request")["lunar"]
    return {word: number for number, words in named.items() for word in words}


@functools.cache
def _words() -> str:
    return "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
