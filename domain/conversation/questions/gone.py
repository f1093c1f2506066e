"""Which nights that have gone by does a question name: « la semaine dernière », "3 days ago"?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from domain.conversation.counts import read_count
from domain.conversation.dates import MONTHS, WEEKDAYS
from domain.conversation.questions.question import When
from domain.conversation.seasons import SEASONS, TURNS, month_of
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import FRIDAY
from domain.nights import ONE_DAY, Span

ARTICLES = (
    "le",
    "la",
    "l",
    "les",
    "the",
    "du",
    "de",
    "d",
    "of",
    "a",
    "au",
    "aux",
    "en",
    "in",
    "on",
    "pour",
    "for",
)
LAST = ("dernier", "derniere", "derniers", "dernieres", "passe", "passee", "last", "past")
MOROCCAN: Mapping[str, str] = {
    **dict.fromkeys(("chhar", "chher", "shhar", "month"), "mois"),
    **dict.fromkeys(("simana", "semana", "week"), "semaine"),
    **dict.fromkeys(("weekend", "wikend"), "weekend"),
    **dict.fromkeys(("am", "lam", "laam", "year"), "annee"),
}
UNITS = ("jours", "jour", "days", "day", "nuits", "nights", "semaines", "weeks", "mois", "months")
_AGO = ("ago",)


def read_gone(s: Sentence, i: int, today: date) -> tuple[When, int] | None:
    """« la semaine dernière », « les 7 derniers jours », « il y a trois jours », "3 days ago"."""
    if s.says(i, "il") and s.says(i + 1, "y") and s.says(i + 2, "a"):
        counted = _counted(s, i + 3)
        return None if counted is None else (single(today - counted[0]), counted[1])
    j = past_articles(s, i)
    counted = _counted(s, j)
    if counted is not None and s.says(counted[1], *_AGO):
        return single(today - counted[0]), counted[1] + 1
    several = _several(s, j, today)
    if several is not None:
        return several
    before = s.says(j, *LAST)
    k = j + 1 if before else j
    if s.says(k, "mar") or not (
        before
        or s.says(k + 1, *LAST)
        or (s.says(k + 1, "li") and s.says(k + 2, "fat", "fatt", "fatet", "fatat"))
    ):
        return None
    after = k + 1 if before else k + 2 if s.says(k + 1, *LAST) else k + 3
    span = _last_of(s[k].text, today)
    return None if span is None else (When(span), after)


def _several(s: Sentence, j: int, today: date) -> tuple[When, int] | None:
    """« les 7 derniers jours », "the last 30 days"."""
    ahead = s.says(j, *LAST)
    count = read_count(s, j + 1 if ahead else j)
    if count is None:
        return None
    k = count[1]
    if s.says(k, *LAST):
        ahead, k = True, k + 1
    if not ahead or s[k].text not in UNITS:
        return None
    days = count[0] * (7 if s.says(k, "semaines", "weeks") else 30 if s.says(k, "mois", "months") else 1)
    return When(Span(today - timedelta(days=days), today - ONE_DAY)), k + 1


def _counted(s: Sentence, i: int) -> tuple[timedelta, int] | None:
    count = read_count(s, i)
    if count is None or s[count[1]].text not in UNITS:
        return None
    days = 7 if s.says(count[1], "semaines", "weeks") else 1
    return timedelta(days=count[0] * days), count[1] + 1


def _last_of(word: str, today: date) -> Span | None:
    unit = MOROCCAN.get(word, word)
    if unit == "weekend":
        friday = today - timedelta(days=(today.weekday() - FRIDAY - 2) % 7 + 2)
        return Span(friday, friday + ONE_DAY)
    if unit in TURNS:
        return TURNS[unit](today, -1)
    if word in SEASONS:
        return SEASONS[word](today - timedelta(days=365), 0)
    weekday = WEEKDAYS.get(word)
    if weekday is None:
        month = MONTHS.get(word)
        if month is None:
            return None
        return month_of(today.year if month < today.month else today.year - 1, month)
    night = today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    return Span(night, night)


def past_articles(s: Sentence, i: int) -> int:
    """The index of the first word from `i` on that is no article."""
    while s.says(i, *ARTICLES):
        i += 1
    return i


def single(night: date) -> When:
    """One night."""
    return When(Span(night, night))
