"""On which day was something bought: yesterday, last Monday, on the 12th?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.conversation.amounts import CURRENCIES
from domain.conversation.dates import WEEKDAYS, nearest, read_day
from domain.conversation.sentence import Sentence
from domain.errors import refuse

_AGO = {"avanthier": 2, "hier": 1, "aujourdhui": 0, "demain": -1, "tomorrow": -1}
_LAST = ("dernier", "last", "passe")
_NEXT = ("prochain", "next")
FURTHEST = timedelta(days=366)


def read_bought_on(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    """The day named at `i` and the index after it.

    A weekday alone is the last one, a date without its year the nearest, a number (« le 12 ») the last such day.
    Raises Refusal beyond a year, and for a weekday that is today's.
    """
    if s[i].text in _AGO:
        return today - timedelta(days=_AGO[s[i].text]), i + 1
    j = i + 1 if s.says(i, "le", "the", "on", "du", "ce") else i
    found = read_day(s, j, today)
    if found is not None:
        day = nearest(found[0], today)
        if abs(day - today) > FURTHEST:
            raise refuse("spend.day_too_far", day=day)
        return day, found[1]
    return _weekday(s, j, today) or (_number(s, j, today) if j > i and s.says(i, "le", "the", "du") else None)


def _weekday(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    j = i + 1 if s.says(i, *_LAST, *_NEXT) else i
    weekday = WEEKDAYS.get(s[j].text)
    if weekday is None or len(s[j].text) < 4:  # « sam », « mar » may be a name
        return None
    after = j + 2 if s.says(j + 1, *_LAST, *_NEXT) else j + 1
    ahead = s.says(i, *_NEXT) or s.says(j + 1, *_NEXT)
    back = (today.weekday() - weekday) % 7
    if back == 0 and not ahead and after == j + 1 and j == i:
        raise refuse("spoken.which_week", day=today - timedelta(days=7))
    day = (
        today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
        if ahead
        else today - timedelta(days=back or 7)
    )
    return day, after


def _number(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    number = s[i].number
    if number is None or not 1 <= number <= 31 or s[i + 1].kind == "number":
        return None
    if s.says(i + 1, "%", "k", *CURRENCIES) or (s.says(i + 1, ".", ",") and not s[i + 1].spaced):
        return None
    day = today
    while day.day != number:
        day -= timedelta(days=1)
    return day, i + 2 if s.says(i + 1, "er", "st", "nd", "rd", "th") else i + 1
