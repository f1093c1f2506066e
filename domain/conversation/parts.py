"""Which part of a month does a person mean: « fin mars », « la 2e quinzaine », « la semaine du 15 »?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from domain.conversation.dates import MONTHS, asks_the_year, read_day, read_year
from domain.conversation.feasts import read_feast
from domain.conversation.seasons import month_of
from domain.conversation.sentence import Sentence
from domain.nights import ONE_DAY, Span

_SMALL = ("le", "la", "les", "l", "the", "du", "de", "des", "d", "of", "in", "en", "-", "a", "au")
_EDGES: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(("debut", "beginning", "start", "early"), (1, 10)),
    **dict.fromkeys(("mi", "mid", "milieu", "middle"), (11, 20)),
    **dict.fromkeys(("fin", "end", "late"), (21, 31)),
}
_WHICH: Mapping[str, int] = {
    **dict.fromkeys(("premier", "premiere", "first"), 1),
    **dict.fromkeys(("deuxieme", "second", "seconde"), 2),
    **dict.fromkeys(("troisieme", "third"), 3),
    **dict.fromkeys(("quatrieme", "fourth"), 4),
    **dict.fromkeys(("dernier", "derniere", "last"), -1),
}
_ORDINAL_ENDS = ("er", "ere", "re", "e", "eme", "nd", "nde", "st", "rd", "th")
_HALVES = ("quinzaine", "moitie", "half", "fortnight")
_WEEKS = ("semaine", "week")
_FRIDAY = 4


def read_part(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """The nights of the part of a month, or of the week or week-end around a day, named at `i`; and what follows.

    « début » is the first ten nights, « mi » the next ten, « fin » the rest. Without a month the running one,
    or the next where that part is over.
    """
    return _edge(s, i, today) or _counted(s, i, today) or _around(s, i, today)


def _edge(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    edge = _EDGES.get(s[i].text)
    if edge is None:
        return None
    month = _month(s, i + 1, today)
    if month is None:
        year = _past(s, i + 1)
        if s.says(year, "annee", "year") and s.says(i, "fin", "end"):
            return Span(date(today.year, 12, 21), date(today.year, 12, 31)), year + 1
        return None
    return _cut(month[0], *edge, today, stated=month[2]), month[1]


def _counted(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« la 2e quinzaine de mars », "first week of March", « le dernier week-end de mars »."""
    found = _ordinal(s, i)
    if found is None:
        return None
    number, j = found
    unit = s[j].text
    if unit not in (*_HALVES, *_WEEKS, "weekend"):
        return None
    month = _month(s, j + 1, today)
    if month is None:
        if unit not in _HALVES:
            return None
        month = month_of(today.year, today.month), j + 1, False
    span, after, stated = month
    days = monthrange(span.first.year, span.first.month)[1]
    if unit in _HALVES:
        if number not in (1, 2, -1):
            return None
        return _cut(span, *((1, 15) if number == 1 else (16, 31)), today, stated=stated), after
    if unit in _WEEKS:
        first = 7 * number - 6 if number > 0 else days - 6
        return (
            (_cut(span, first, min(first + 6, days), today, stated=stated), after) if first <= days else None
        )
    return _weekend_of(span, number), after


def _around(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« la semaine du 15 mars », « la semaine de Noël », « le week-end du 12 »: the week that holds the day."""
    if s[i].text not in (*_WEEKS, "weekend") or not s.says(i + 1, "du", "de", "of", "avant", "d"):
        return None
    j = _past(s, i + 1)
    feast = read_feast(s, j, today)
    if feast is not None:
        day, after = feast[0].span.first, feast[1]
        day = day + ONE_DAY if len(feast[0].span) > 1 else day
    else:
        dated = read_day(s, j, today)
        if dated is None:
            return None
        after, year = dated[1], dated[0].year or today.year
        try:
            day = date(year, dated[0].month, dated[0].day)
            if day < today - timedelta(days=7) and not dated[0].year:
                day = day.replace(year=year + 1)
        except ValueError:
            return None
    monday = day - timedelta(days=day.weekday())
    if s.says(i, "weekend"):
        return Span(monday + timedelta(days=_FRIDAY), monday + timedelta(days=_FRIDAY + 1)), after
    return Span(monday, monday + timedelta(days=6)), after


def _ordinal(s: Sentence, i: int) -> tuple[int, int] | None:
    if s[i].text in _WHICH:
        return _WHICH[s[i].text], i + 1
    number = s[i].number
    if number is not None and number <= 5 and s.says(i + 1, *_ORDINAL_ENDS) and not s[i + 1].spaced:
        return number, i + 2
    return None


def _past(s: Sentence, i: int) -> int:
    while s.says(i, *_SMALL):
        i += 1
    return i


def _month(s: Sentence, i: int, today: date) -> tuple[Span, int, bool | None] | None:
    """The month named behind small words, the index after it, and whether it is certain: None, where a month is
    named without its year."""
    j = _past(s, i)
    if s.says(j, "mois", "month"):
        k = j + 1
        if s.says(k, "prochain", "next"):
            return month_of(today.year, today.month + 1), k + 1, True
        return month_of(today.year, today.month), k, False
    if s.says(j, "ce", "this", "next") and s.says(j + 1, "mois", "month"):
        return month_of(today.year, today.month + s.says(j, "next")), j + 2, True
    number = MONTHS.get(s[j].text)
    if number is None:
        return None
    year, after = read_year(s, j + 1, today)
    if year is not None:
        return month_of(year, number), after, True
    return month_of(today.year + (number < today.month), number), after, None


def _cut(month: Span, first: int, last: int, today: date, *, stated: bool | None) -> Span:
    """Those days of the month; of the next one where they are over and no month was named.

    Raises Refusal where days of a month named without a year have just gone by: this year's or next year's?
    """
    span = Span(month.first.replace(day=first), month.first.replace(day=min(last, len(month))))
    if stated is None:
        asks_the_year(span.first.replace(year=span.first.year + (span.last < today)), today)
    elif span.last < today and not stated:
        again = month_of(today.year, today.month + 1)
        return Span(again.first.replace(day=first), again.first.replace(day=min(last, len(again))))
    return span


def _weekend_of(month: Span, number: int) -> Span:
    fridays = [night for night in month if night.weekday() == _FRIDAY]
    friday = fridays[number - 1] if 0 < number <= len(fridays) else fridays[-1]
    return Span(friday, friday + ONE_DAY)
