"""Which days are « ce mois-ci », « cet été », « le trimestre prochain »?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from domain.nights import Span

Turn = Callable[[date, int], Span]  # today and which one: 0 the running one (or the next to come), 1 the next


def month_of(year: int, month: int, months: int = 1) -> Span:
    """Whole months from that one on; a month beyond December counts on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end, last = (year + (month + months - 2) // 12), (month + months - 2) % 12 + 1
    return Span(date(year, month, 1), date(end, last, monthrange(end, last)[1]))


def _week(today: date, which: int) -> Span:
    monday = today + timedelta(days=7 * which - today.weekday())
    return Span(monday, monday + timedelta(days=6))


def _months(length: int) -> Turn:
    """A month, a quarter, a half or a year of the calendar."""

    def turn(today: date, which: int) -> Span:
        first = today.month - (today.month - 1) % length
        return month_of(today.year, first + which * length, length)

    return turn


def _season(first_month: int) -> Turn:
    """Three whole months, as meteorologists count: summer is June to August, winter December to February."""

    def turn(today: date, which: int) -> Span:
        coming = (month_of(year, first_month, 3) for year in range(today.year - 1, today.year + 3))
        return next(s for s in coming if s.last >= today and (not which or s.first > today))

    return turn


# Periods that need « ce », « prochain », "this" or "next" before they mean anything.
TURNS: Mapping[str, Turn] = {
    **dict.fromkeys(("semaine", "week"), _week),
    **dict.fromkeys(("mois", "month"), _months(1)),
    **dict.fromkeys(("trimestre", "quarter"), _months(3)),
    **dict.fromkeys(("semestre", "semester"), _months(6)),
    **dict.fromkeys(("annee", "an", "year"), _months(12)),
}
_OF_THE_CALENDAR = ("semaine", "mois", "trimestre", "annee")
SEASONS: Mapping[str, Turn] = {
    **dict.fromkeys(("printemps", "spring"), _season(3)),
    **dict.fromkeys(("ete", "summer"), _season(6)),
    **dict.fromkeys(("automne", "autumn"), _season(9)),
    **dict.fromkeys(("hiver", "winter"), _season(12)),
}


def unit_of(span: Span) -> str | None:
    """The name in TURNS of the week, month, quarter or year that these nights are; None for any other stretch."""
    return next((unit for unit in _OF_THE_CALENDAR if TURNS[unit](span.first, 0) == span), None)
