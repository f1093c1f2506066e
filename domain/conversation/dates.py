"""Which day does a person write, before and after the year is known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.conversation.amounts import CURRENCIES
from domain.conversation.sentence import Sentence
from domain.errors import refuse
from domain.nights import Span

_MONTHS_FR = (
    "janvier janv",
    "fevrier fevr fev",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "aout",
    "septembre sept",
    "octobre",
    "novembre",
    "decembre",
)
_MONTHS_EN = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep",
    "october oct",
    "november nov",
    "december dec",
)
_DAYS = (
    "lundi lun monday mon tnin ltnin letnin tnine ltnine",
    "mardi mar tuesday tue tues tlat ttlat tlata ttlata",
    "mercredi mer wednesday wed larbaa larba lerbaa",
    "jeudi jeu thursday thu thur thurs khmis lkhmis khamis lkhamis",
    "vendredi ven friday fri jemaa jemma ljemaa jmaa ljmaa joumaa ljoumaa",
    "samedi sam saturday sat sebt ssebt essebt sbt ssbt",
    "dimanche dim sunday sun lhed lhedd lhad elhad",
)
# A day this far ahead was meant for the year that has just gone by: we ask instead of guessing.
_ASK_BEYOND = timedelta(days=330)


def _index(rows: tuple[str, ...], first: int) -> Mapping[str, int]:
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


ENGLISH_MONTHS = _index(_MONTHS_EN, 1)
MONTHS: Mapping[str, int] = {**_index(_MONTHS_FR, 1), **ENGLISH_MONTHS}
WEEKDAYS = _index(_DAYS, 0)
ORDINALS = ("er", "st", "nd", "rd", "th", "eme")
CURRENCY_OR_PERCENT = ("%", "k", *CURRENCIES)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: the year may be missing, a weekday may stand before it."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def __str__(self) -> str:
        written = f"{self.day:02}/{self.month:02}"
        return f"{written}/{self.year}" if self.year else written


def read_day(s: Sentence, i: int, today: date) -> tuple[Day, int] | None:
    """The day that starts at `i` (« sam. 20 déc. 2026 », « 20/12 », "Dec 20", « 2026-12-20 ») and what follows."""
    weekday = WEEKDAYS.get(s[i].text)
    if weekday is not None:
        i = _dot(s, i + 1)
    if s.says(i, "le", "the"):
        i += 1
    found = _numeric(s, i) or _named(s, i, today) or _month_first(s, i, today)
    if found is None:
        return None
    return replace(found[0], weekday=weekday), found[1]


def read_year(s: Sentence, i: int, today: date) -> tuple[int | None, int]:
    """A year of four digits near today; a price of 2 400 is none."""
    year = s[i].number
    if (
        year is not None
        and today.year - 1 <= year <= today.year + 3
        and not s.says(i + 1, *CURRENCY_OR_PERCENT)
    ):
        return year, i + 1
    return None, i


def _dot(s: Sentence, i: int) -> int:
    return i + 1 if s.says(i, ".") and not s[i].spaced else i


def _numeric(s: Sentence, i: int) -> tuple[Day, int] | None:
    """20/12, 20/12/26, 20/12/2026, 20.12.2026, 20-12-2026, 2026-12-20."""
    first, sign, second = s[i], s[i + 1].text, s[i + 2]
    if first.number is None or second.number is None or sign not in {"/", "-", "."}:
        return None
    glued = not any(s[i + n].spaced for n in range(1, 5))
    third = s[i + 4].number if glued and s.says(i + 3, sign) else None
    if len(first.text) == 4 and sign == "-" and third is not None:
        return Day(third, second.number, first.number), i + 5
    if len(first.text) > 2 or len(second.text) > 2:
        return None
    if third is not None and len(s[i + 4].text) in {2, 4}:
        year = third if third > 99 else 2000 + third
        if sign == "/" or third > 99:
            return Day(first.number, second.number, year), i + 5
    return (Day(first.number, second.number), i + 3) if sign == "/" else None


def _named(s: Sentence, i: int, today: date) -> tuple[Day, int] | None:
    """20 décembre, 1er janv. 2027, 3rd of January."""
    day = s[i].number
    if day is None or len(s[i].text) > 2:
        return None
    j = i + 2 if s.says(i + 1, *ORDINALS) and not s[i + 1].spaced else i + 1
    if s.says(j, "of", "de"):
        j += 1
    month = MONTHS.get(s[j].text)
    if month is None:
        return None
    year, j = read_year(s, _dot(s, j + 1), today)
    return Day(day, month, year), j


def _month_first(s: Sentence, i: int, today: date) -> tuple[Day, int] | None:
    """Dec 20, December 20th, 2026: English only; « février 1 850 » is a month and a price."""
    month, day = ENGLISH_MONTHS.get(s[i].text), s[i + 1].number
    if month is None or day is None or len(s[i + 1].text) > 2 or s.says(i + 2, *CURRENCY_OR_PERCENT):
        return None
    if (
        not s[i + 2].spaced
        and s.says(i + 2, ".", ",")
        and s[i + 3].number is not None
        and not s[i + 3].spaced
    ):
        return None
    if s[i + 2].number is not None and len(s[i + 2].text) == 3:
        raise refuse("spoken.month_or_day", said=f"{s[i].text} {s[i + 1].text} {s[i + 2].text}")
    j = i + 3 if s.says(i + 2, *ORDINALS) and not s[i + 2].spaced else i + 2
    after_comma = j + 1 if s.says(j, ",") else j
    year, k = read_year(s, after_comma, today)
    return Day(day, month, year), k if year is not None else j


def on(day: Day, year: int) -> date:
    """That day in that year; a refusal when the calendar has none such."""
    try:
        return date(year, day.month, day.day)
    except (ValueError, OverflowError):
        raise refuse("spoken.no_such_day", said=str(replace(day, year=year))) from None


def one(day: Day, today: date) -> date:
    """The night meant: with its year as written, without one the next such day."""
    found = on(day, day.year) if day.year else _next(day, today)
    _agrees(day, found)
    if not day.year:
        asks_the_year(found, today)
    return found


def between(first: Day, last: Day, today: date) -> Span:
    """The nights meant, both ends included; the missing year is the one that makes the end come next."""
    if first.year and last.year:
        start, end = on(first, first.year), on(last, last.year)
    elif first.year:
        start = on(first, first.year)
        end = _next(last, start)
    else:
        end = on(last, last.year) if last.year else _next(last, today)
        start = _latest(first, end)
    if start > end:
        raise refuse("spoken.reversed", first=start, last=end)
    _agrees(first, start)
    _agrees(last, end)
    if not first.year and not last.year:
        asks_the_year(start, today)
    return Span(start, end)


def _next(day: Day, since: date) -> date:
    """The first such day from `since` on; 29 February may be years away."""
    years = range(since.year, since.year + 9)
    for year in years:
        if day.month == 2 and day.day == 29 and not _leap(year):
            continue
        if (found := on(day, year)) >= since:
            return found
    raise refuse("spoken.no_such_day", said=str(day))


def _latest(day: Day, until: date) -> date:
    """The last such day up to `until`."""
    found = on(day, until.year)
    return found if found <= until else on(day, until.year - 1)


def _leap(year: int) -> bool:
    return (date(year, 3, 1) - timedelta(days=1)).day == 29


def _agrees(day: Day, found: date) -> None:
    if day.weekday is not None and found.weekday() != day.weekday:
        raise refuse("spoken.other_weekday", day=found)


def asks_the_year(found: date, today: date) -> None:
    """Raises Refusal for a day so far ahead that the one which has just gone by may be meant."""
    if found - today > _ASK_BEYOND:
        raise refuse("spoken.which_year", day=found)


def on_number(number: int, since: date) -> date:
    """The next day of that number from `since` on: the 31st may be two months away."""
    day = since
    while day.day != number:
        day += timedelta(days=1)
    return day


def nearest(day: Day, today: date) -> date:
    """That day in its year, without one the nearest to today, before or after it."""
    if day.year:
        found = on(day, day.year)
    else:
        leaping = day.month == 2 and day.day == 29
        if not leaping:
            on(day, today.year)  # refuses a day that no year has
        years = [y for y in range(today.year - 4, today.year + 5) if not leaping or _leap(y)]
        found = min((on(day, year) for year in years), key=lambda one: abs(one - today))
    _agrees(day, found)
    return found
