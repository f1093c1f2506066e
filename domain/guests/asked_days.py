"""Which days does a message name, in whatever order and writing, and can one of them be read in two ways?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.folding import fold
from domain.guests.known import document

ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?"


@dataclass(frozen=True, slots=True)
class Named:
    """The days of a message, each once, as they stand; `rest` is the text without them.

    `doubtful`: one of them is impossible, or can be read in two ways: nobody guesses.
    """

    days: tuple[date, ...]
    doubtful: bool
    rest: str


@dataclass(frozen=True, slots=True)
class _Written:
    day: int
    month: int
    year: int | None


def days_in(text: str, language: str, today: date) -> tuple[date, ...]:
    """Every day that a message names, each once; none where one of them can be read in two ways."""
    found = named_days(fold(text.translate(ARABIC_DIGITS)), language, today)
    return () if found.doubtful else found.days


def named_days(folded: str, language: str, today: date) -> Named:
    """The days written in a folded text. A day without a year is the next one there is, or of its neighbour's."""
    written: list[_Written] = []
    rest, doubtful = _plain(folded), False
    for read in (_ranges, _iso, _day_month, _month_day):
        rest, found, unclear = read(rest)
        written += found
        doubtful = doubtful or unclear
    rest, found, unclear = _in_figures(rest, language)
    days = _settled([*written, *found], today)
    return Named(tuple(dict.fromkeys(day for day in days if day)), doubtful or unclear or None in days, rest)


Read = tuple[str, list[_Written], bool]


def _plain(folded: str) -> str:
    """Without days of the week before a number, « between 12 and 15 » as « 12 - 15 », « 3-4-2027 » with strokes."""
    asked = document("request")
    text = re.sub(rf"(?<!\w)(?:{asked['weekdays']})[.,]?\s+(?=(?:the |le |den |il )?\d)", " ", folded)
    day = r"(?:(?:the|le|el|il|den|dem)\s+|l'|all')?(\d{1,2})(?:st|nd|rd|th|er|\.)?"
    text = re.sub(
        rf"(?<!\w)(?:{asked['between']})\s+{day}\s+(?:{asked['and']})\s*{day}(?!\d)", r" \1 - \2 ", text
    )
    return re.sub(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d-])", r"\1/\2/\3", text)


def _ranges(text: str) -> Read:
    """« 12-15 March », « du 12 au 15 mars », « March 12 to 15 »; doubtful where the first day is the later one."""
    month = _month_words()
    to = rf"\s*(?:{document('request')['to']})\s*(?:the|le|el|il|den|dem|de)?\s*"
    after = rf"(?<!\d){_DAY}{to}{_DAY}\s*(?:of|de|di|d')?\s*({month})\b(?:\s*(?:de\s*)?,?\s*(\d{{4}}))?"
    before = rf"\b({month})\s*{_DAY}{to}{_DAY}(?![\d:])(?!\s*(?:{month})\b)(?:\s*,?\s*(\d{{4}}))?"
    written: list[_Written] = []
    turned = False
    for pattern, order in ((after, (1, 2, 3, 4)), (before, (2, 3, 1, 4))):
        for hit in re.finditer(pattern, text):
            one, other, named, year = (hit[n] for n in order)
            turned = turned or int(one) > int(other)
            written += [_Written(int(day), _months()[named], _year(year)) for day in (one, other)]
        text = re.sub(pattern, " ", text)
    return text, written, turned


def _iso(text: str) -> Read:
    """« 2027-03-12 », « 2027/3/12 »."""
    pattern = r"\b(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\b"
    found = [_Written(int(hit[4]), int(hit[3]), int(hit[1])) for hit in re.finditer(pattern, text)]
    return re.sub(pattern, " ", text), found, False


def _day_month(text: str) -> Read:
    """« 12 March », « le 1er mars 2027 », « 12. März », « 12 de marzo »."""
    pattern = (
        rf"(?<!\d){_DAY}\s*(?:of\s|de\s|di\s|d')?\s*({_month_words()})\b(?:\s*(?:de\s*)?,?\s*(\d{{4}}))?"
    )
    found = [_Written(int(hit[1]), _months()[hit[2]], _year(hit[3])) for hit in re.finditer(pattern, text)]
    return re.sub(pattern, " ", text), found, False


def _month_day(text: str) -> Read:
    """« March 12th, 2027 »."""
    pattern = rf"\b({_month_words()})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:\s*,?\s*(\d{{4}}))?"
    found = [_Written(int(hit[2]), _months()[hit[1]], _year(hit[3])) for hit in re.finditer(pattern, text)]
    return re.sub(pattern, " ", text), found, False


def _in_figures(text: str, language: str) -> Read:
    """« 12/03 », « 15.3.2027 ». Points put the day first; with strokes English may mean either, unless one of the
    dates can be read in one way only: the same hand wrote the others."""
    pattern = r"(?<![\d.,/])(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|\.(?!\d))?(?![\d/:])"
    hits = [(int(hit[1]), int(hit[3]), _year(hit[4]), hit[2]) for hit in re.finditer(pattern, text)]
    day_first = any(one > 12 for one, _, _, _ in hits)
    month_first = any(other > 12 for _, other, _, _ in hits)
    stroked = any(one != other and stroke == "/" for one, other, _, stroke in hits)
    unclear = (day_first and month_first) or (
        language == "en" and stroked and not day_first and not month_first
    )
    turned = month_first and not day_first
    found = [
        _Written(other, one, year) if turned else _Written(one, other, year) for one, other, year, _ in hits
    ]
    return re.sub(pattern, " ", text), found, unclear


def _settled(written: Iterable[_Written], today: date) -> list[date | None]:
    """As days. One without a year lies near the one that has one, or else comes next."""
    rows = list(written)
    years = {row.year for row in rows if row.year}
    anchor = next((_made(row, row.year) for row in rows if row.year), None) if len(years) == 1 else None
    return [
        _made(row, row.year) if row.year else _near(row, anchor) if anchor else _next(row, today)
        for row in rows
    ]


def _near(row: _Written, anchor: date) -> date | None:
    made = [_made(row, anchor.year + years) for years in (-1, 0, 1)]
    return min((day for day in made if day), key=lambda day: abs((day - anchor).days), default=None)


def _next(row: _Written, today: date) -> date | None:
    made = _made(row, today.year)
    return made if made is None or made >= today else _made(row, today.year + 1)


def _made(row: _Written, year: int) -> date | None:
    try:
        return date(year, row.month, row.day)
    except ValueError:
        return None


def _year(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) + 2000 if len(words) == 2 else int(words)


@functools.cache
def _months() -> Mapping[str, int]:
    rows: Mapping[str, list[str]] = document("request")["months"]
    named = {word: number for row in rows.values() for number, word in enumerate(row, 1)}
    return {**{str(word): int(number) for word, number in document("request")["also"].items()}, **named}


@functools.cache
def _month_words() -> str:
    return "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
