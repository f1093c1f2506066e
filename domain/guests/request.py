"""Which room does a guest ask for, from when to when, and for whom?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.folding import fold
from domain.guests.budget import Budget, budget_in, currency_in
from domain.guests.known import document
from domain.guests.lunar import in_solar

LONGEST, FARTHEST = 30, 500  # nights of a stay, days ahead
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. `first` is the arrival, `last` the departure; a number of people of None was not said.

    `doubtful`: a date can be read in two ways, or is impossible: nobody guesses. `lunar`: the days were counted by
    the moon, and may be off by one. `budget` is the most that it may cost, `currency` the guest's money.
    """

    first: date | None
    last: date | None
    adults: int | None = None
    children: tuple[int | None, ...] = ()
    doubtful: bool = False
    lunar: bool = False
    budget: Budget | None = None
    currency: str | None = None

    @property
    def whole(self) -> bool:
        """Whether both days are known beyond doubt."""
        return self.first is not None and self.last is not None and not self.doubtful

    @property
    def people(self) -> int | None:
        """Everybody who would sleep there."""
        return None if self.adults is None else self.adults + len(self.children)


def request_in(text: str, language: str, today: date, *, asked: bool = False) -> Request | None:
    """The request in a message; None where none is made, or where the guest has booked already.

    Dates in any order; a missing year means the next one. `asked`: that a stay is wanted is known already.
    """
    folded = fold(text.translate(_ARABIC_DIGITS))
    if not (asked or re.search(_known("asks"), folded)) or re.search(_known("already"), folded):
        return None
    folded, lunar = in_solar(folded, today)
    days, doubtful = _days(folded, language, today)
    nights = _nights(folded)
    if not days and not doubtful:
        return None
    first = min(days) if days else None
    last = max(days) if len(days) > 1 else None
    if first is not None and last is None and nights is not None:
        last = first + timedelta(days=nights)
    if len(days) > 2 or (nights is not None and last is not None and first is not None):
        doubtful = doubtful or len(days) > 2 or (last - first).days != nights if first and last else doubtful
    impossible = first is not None and (first < today or (first - today).days > FARTHEST)
    too_long = first is not None and last is not None and not 0 < (last - first).days <= LONGEST
    adults, children = _party(folded)
    unclear = doubtful or impossible or too_long
    return Request(first, last, adults, children, unclear, lunar, budget_in(folded), currency_in(folded))


def days_in(text: str, language: str, today: date) -> tuple[date, ...]:
    """Every day that a message names, each once; none where one of them can be read in two ways."""
    found, doubtful = _days(fold(text.translate(_ARABIC_DIGITS)), language, today)
    return () if doubtful else found


def _days(folded: str, language: str, today: date) -> tuple[tuple[date, ...], bool]:
    """Every day written, each once, and whether one of them can be read in two ways."""
    found: list[date] = []
    doubtful = False
    rest = folded
    for read in (_ranges, _iso, _day_month, _month_day):
        rest, days = read(rest, today)
        found += days
    for hit in re.finditer(r"(?<![\d.,/])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?(?![\d/])", rest):
        one, other = int(hit[1]), int(hit[2])
        year = _year(hit[3])
        if one <= 12 and other <= 12 and one != other and language == "en":
            doubtful = True
        day, month = (other, one) if other > 12 else (one, other)
        made = _dated(day, month, year, today)
        doubtful = doubtful or made is None
        found += [made] if made else []
    return tuple(dict.fromkeys(found)), doubtful


Read = tuple[str, list[date]]


def _ranges(text: str, today: date) -> Read:
    """« 12-15 March », « du 12 au 15 mars », « March 12 to 15 »."""
    month, to = _month_words(), rf"\s*(?:{_known('to')})\s*(?:the|le|el|il|den|dem|de)?\s*"
    day = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?"
    after = re.compile(
        rf"(?<!\d){day}{to}{day}\s*(?:of|de|di|d')?\s*({month})\b(?:\s*(?:de\s*)?,?\s*(\d{{4}}))?"
    )
    before = re.compile(rf"\b({month})\s*{day}{to}{day}(?!\d)(?:\s*,?\s*(\d{{4}}))?")
    days: list[date] = []
    for pattern, order in ((after, (1, 2, 3, 4)), (before, (2, 3, 1, 4))):
        for hit in pattern.finditer(text):
            a, b, named, year = (hit[n] for n in order)
            for one in (a, b):
                made = _dated(int(one), _month(named), _year(year), today)
                days += [made] if made else []
        text = pattern.sub(" ", text)
    return text, days


def _iso(text: str, today: date) -> Read:
    pattern = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
    made = [_dated(int(hit[3]), int(hit[2]), int(hit[1]), today) for hit in pattern.finditer(text)]
    return pattern.sub(" ", text), [one for one in made if one]


def _day_month(text: str, today: date) -> Read:
    """« 12 March », « le 1er mars 2027 », « 12. März », « 12 de marzo »."""
    pattern = re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s*(?:of\s|de\s|di\s|d')?\s*({_month_words()})\b"
        r"(?:\s*(?:de\s*)?,?\s*(\d{4}))?"
    )
    made = [_dated(int(hit[1]), _month(hit[2]), _year(hit[3]), today) for hit in pattern.finditer(text)]
    return pattern.sub(" ", text), [one for one in made if one]


def _month_day(text: str, today: date) -> Read:
    """« March 12th, 2027 »."""
    pattern = re.compile(rf"\b({_month_words()})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s*,?\s*(\d{{4}}))?")
    made = [_dated(int(hit[2]), _month(hit[1]), _year(hit[3]), today) for hit in pattern.finditer(text)]
    return pattern.sub(" ", text), [one for one in made if one]


def _nights(folded: str) -> int | None:
    hit = re.search(rf"(?<!\d)(\d{{1,2}}|{_number_words()})\s+(?:{_known('nights')})", folded)
    return _number(hit[1]) if hit else None


def _party(folded: str) -> tuple[int | None, tuple[int | None, ...]]:
    number = rf"(\d{{1,2}}|{_number_words()})"
    grown = re.search(rf"(?<!\w){number}\s+(?:{_known('adults')})", folded)
    small = re.search(rf"(?<!\w){number}\s+(?:{_known('children')})(.{{0,60}})", folded)
    adults = _number(grown[1]) if grown else (2 if re.search(_known("couple"), folded) else None)
    if small is None:
        return adults, ()
    count = _number(small[1]) or 0
    after = small[2].split(",")[0] if "(" not in small[2] else small[2].split(")")[0]
    ages = [int(age) for age in re.findall(r"(?<!\d)(\d{1,2})(?!\d)", after) if int(age) < 18]
    return adults, tuple(ages[n] if n < len(ages) == count else None for n in range(count))


def _dated(day: int, month: int, year: int | None, today: date) -> date | None:
    """That day; without a year the next one there is. None for one that does not exist."""
    try:
        made = date(year or today.year, month, day)
        return made if year or made >= today else date(today.year + 1, month, day)
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


@functools.cache
def _number_words() -> str:
    return "|".join(document("request")["numbers"])


def _month(word: str) -> int:
    return _months()[word]


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else document("request")["numbers"].get(word)


def _known(name: str) -> str:
    found: Any = document("request")[name]
    return str(found)


def each_night(request: Request) -> Iterator[date]:
    """The nights asked for, the departure left out."""
    night, end = request.first, request.last
    while night is not None and end is not None and night < end:
        yield night
        night += timedelta(days=1)
