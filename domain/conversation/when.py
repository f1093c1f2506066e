"""Over which nights in a row is something to hold: « ce week-end », « jusqu'à dimanche », "until Sunday"?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.conversation.dates import CURRENCY_OR_PERCENT, on_number
from domain.conversation.open_end import read_open_end
from domain.conversation.periods import read_period
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import SATURDAY, WEEKEND, read_stretch
from domain.conversation.weekdays import read_weekdays
from domain.errors import refuse
from domain.nights import Span


def read_when(s: Sentence, i: int, today: date) -> tuple[Span | None, int] | None:
    """The nights named at `i`, None for « jusqu'à nouvel ordre », and the index after them; None: no nights.

    Nights that have passed are left off. Raises Refusal for weekdays without an end, for nights that are over and
    for a weekday that is today: this one or the next?
    """
    end = read_open_end(s, i)
    if end is not None:
        return None, end
    stretch = read_stretch(s, i, today)
    if stretch is not None:
        if stretch[0].weekdays:
            raise refuse("when.in_a_row")
        return _to_come(stretch[0].span, today), stretch[1]
    period = read_period(s, i, today)
    if period is not None:
        return _to_come(period[0], today), period[1]
    alone = day_alone(s, i, today)
    if alone is not None:
        return Span(alone[0], alone[0]), alone[1]
    named = read_weekdays(s, i)
    if named is None:
        return None
    weekdays, again, after = named
    if again:
        raise refuse("prix.until_when")
    return coming(weekdays, today), after


def day_alone(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    """« le 31 » is the coming one; « le 2 500 » is none."""
    number = s[i + 1].number
    glued = s[i + 2].kind == "number" or s.says(
        i + 2, *CURRENCY_OR_PERCENT, "/", ".", ",", "n", "nuits", "nights"
    )
    if not s.says(i, "le", "the") or number is None or len(s[i + 1].text) > 2 or glued:
        return None
    return (on_number(number, today), i + 2) if 1 <= number <= 31 else None


def coming(weekdays: frozenset[int], today: date) -> Span:
    """The next nights of these weekdays, which follow one another. Raises Refusal."""
    if weekdays == {today.weekday()}:
        raise refuse("spoken.which_week", day=today + timedelta(days=7))
    if weekdays == WEEKEND and today.weekday() == SATURDAY:
        return Span(today, today)  # what is left of it
    week = [today + timedelta(days=n) for n in range(7)]
    nights = [night for night in week if night.weekday() in weekdays]
    if (nights[-1] - nights[0]).days + 1 != len(nights):
        raise refuse("when.in_a_row")
    return Span(nights[0], nights[-1])


def _to_come(span: Span, today: date) -> Span:
    if span.last < today:
        raise refuse("spoken.ended", day=span.last)
    return Span(max(span.first, today), span.last)
