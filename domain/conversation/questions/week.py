"""Which days by their names does a question mean, looking back or ahead: « samedi », « de lundi à vendredi »?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.conversation.dates import WEEKDAYS
from domain.conversation.questions.gone import past_articles
from domain.conversation.questions.question import Looking, When
from domain.conversation.sentence import Sentence
from domain.nights import Span

_FROM = ("de", "du", "des", "entre", "from", "between", "mn", "men")
_TO = ("a", "au", "aux", "jusque", "to", "until", "till", "through", "thru", "-", "et", "and", "hetta", "hta")
_JOINING = ("et", "and")  # « samedi et dimanche » needs « entre » before it to be a range
# Short forms that are words of their own: the month of March, the sea, the sun.
_OTHERS = ("mar", "sun", "mer", "sat", "mon")


def weekday_at(s: Sentence, i: int, today: date, looking: Looking) -> tuple[When, int] | None:
    """One day or the days between two, and the index after them. One day alone is never today, which has a word."""
    return _between(s, i, today, looking) or _one(s, i, today, looking)


def _between(s: Sentence, i: int, today: date, looking: Looking) -> tuple[When, int] | None:
    """« de jeudi à dimanche »: looking back the last one that is over, looking ahead the first that is not."""
    opened = s.says(i, *_FROM)
    j = past_articles(s, i + 1) if opened else past_articles(s, i)
    first = WEEKDAYS.get(s[j].text)
    between = s.says(i, "entre", "between")
    if first is None or not s.says(j + 1, *_TO) or (s.says(j + 1, *_JOINING) and not between):
        return None
    after = past_articles(s, j + 2)
    last = WEEKDAYS.get(s[after].text)
    if last is None or last == first or s[after + 1].number is not None:
        return None
    ahead = looking is Looking.AHEAD
    end = today + timedelta(days=(last - today.weekday()) % 7 if ahead else -((today.weekday() - last) % 7))
    if ahead and end == today:
        end += timedelta(days=7)
    return When(Span(end - timedelta(days=(last - first) % 7), end)), after + 1


def _one(s: Sentence, i: int, today: date, looking: Looking) -> tuple[When, int] | None:
    j = past_articles(s, i)
    weekday = WEEKDAYS.get(s[j].text)
    if weekday is None or s.says(j, *_OTHERS) or s[j + 1].number is not None:
        return None
    if looking is not Looking.AHEAD:
        night = today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    else:
        night = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    return When(Span(night, night)), j + 1
