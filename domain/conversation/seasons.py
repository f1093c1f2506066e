"""Which days are « ce mois-ci », « cet été », « le trimestre prochain », Ramadan, Easter?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from domain.conversation.sentence import Sentence
from domain.conversation.vocabulary import Vocabulary
from domain.nights import ONE_DAY, Span
from domain.prices.events.moon import easter, islamic_events

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


def _feast(dates: Callable[[int], list[Span]]) -> Turn:
    """A feast or a fast: the running one or the next."""

    def turn(today: date, which: int) -> Span:
        coming = (span for year in range(today.year - 1, today.year + 3) for span in dates(year))
        return next(s for s in coming if s.last >= today and (not which or s.first > today))

    return turn


def _islamic(key: str) -> Callable[[int], list[Span]]:
    return lambda year: [Span(e.first, e.last) for e in islamic_events(year) if e.key == key]


# Periods that need « ce », « prochain », "this" or "next" before they mean anything.
TURNS: Mapping[str, Turn] = {
    **dict.fromkeys(("semaine", "week"), _week),
    **dict.fromkeys(("mois", "month"), _months(1)),
    **dict.fromkeys(("trimestre", "quarter"), _months(3)),
    **dict.fromkeys(("semestre", "semester"), _months(6)),
    **dict.fromkeys(("annee", "an", "year"), _months(12)),
}
SEASONS: Mapping[str, Turn] = {
    **dict.fromkeys(("printemps", "spring"), _season(3)),
    **dict.fromkeys(("ete", "summer"), _season(6)),
    **dict.fromkeys(("automne", "autumn"), _season(9)),
    **dict.fromkeys(("hiver", "winter"), _season(12)),
}
_FEAST_TURNS: Mapping[str, Turn] = {
    "ramadan": _feast(_islamic("ramadan")),
    "fitr": _feast(_islamic("aid-el-fitr")),
    "adha": _feast(_islamic("aid-el-adha")),
    "easter": _feast(lambda year: [Span(easter(year).first, easter(year).last)]),
    "christmas": _feast(lambda year: [Span(date(year, 12, 24), date(year, 12, 26))]),
    "new-year": _feast(lambda year: [Span(date(year, 12, 31), date(year + 1, 1, 1))]),
}
_FEASTS = Vocabulary[str](
    {
        "ramadan": ("ramadan",),
        "fitr": ("aid-el-fitr", "eid-al-fitr", "eid-el-fitr", "aid-al-fitr"),
        "adha": ("aid-el-adha", "eid-al-adha", "aid-al-adha", "aid-el-kebir", "aid-el-kbir"),
        "easter": ("paques", "easter"),
        "christmas": ("noel", "christmas", "xmas"),
        "new-year": ("nouvel-an", "new-year", "new-years", "saint-sylvestre", "new-year-s-eve"),
    }
)


def feast_at(s: Sentence, i: int, today: date, which: int) -> tuple[Span, date, int] | None:
    """The days of the feast named at `i`, the day that « jusqu'à » it means, and the index after it.

    Until Easter is until its Sunday, until Christmas the 25th, until a fast the day before it begins.
    """
    found = _FEASTS.read(s, i)
    if found is None:
        return None
    name, j = found
    span = _FEAST_TURNS[name](today, which)
    until = {"easter": span.last - ONE_DAY, "christmas": span.last - ONE_DAY, "new-year": span.first}
    before = span.first - ONE_DAY if span.first > today else span.last
    return span, until.get(name, before), j
