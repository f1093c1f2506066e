"""Which longer nights are named, and which of those that each month or year has: « cet été », « du 5 au 12 »?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.conversation.choice import Ambiguous, Choice, labels, said_from
from domain.conversation.dates import MONTHS, ORDINALS
from domain.conversation.feasts import label, read_feast, written
from domain.conversation.periods import read_period
from domain.conversation.questions.gone import ARTICLES
from domain.conversation.questions.question import Looking, When
from domain.conversation.questions.tense import LONG_AGO
from domain.conversation.seasons import SEASONS
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import read_stretch
from domain.errors import Refusal
from domain.nights import Span
from domain.phrase import say

A_MONTH, A_YEAR = timedelta(days=31), timedelta(days=365)
_BETWEEN = ("entre", "et", "between", "and", "from", "to", "-", *ORDINALS)


def a_year_ago(s: Sentence, i: int, j: int, today: date) -> date:
    """Looking back, « l'Aïd » is one of the two that have been."""
    try:
        nearest_named(s, i, j, today)
    except Ambiguous:
        return today - A_YEAR
    return today


def gone_by(
    s: Sentence, i: int, j: int, longer: tuple[When, int], today: date, looking: Looking
) -> tuple[When, int] | None:
    """The last such nights that have begun, where words looking back name some that each year or month has."""
    found, after = longer
    if found.span is None or found.span.first <= today:
        return longer
    if _numbers_only(s, i, after):
        return longest(s, i, j, today - A_MONTH)  # « du 5 au 12 » of a month that has been
    if found.feast is None and not _recurs(s, i, after, today):
        return longer
    try:
        again = longest(s, i, j, today - A_YEAR)
    except Refusal:  # a bridge this time was none a year ago
        return longer
    if again is None or again[0].span is None:
        return longer
    if looking is Looking.BACK and today - again[0].span.first > LONG_AGO:
        raise _which_year(s, i, after, (again[0].span, found.span))
    return again


def _numbers_only(s: Sentence, i: int, j: int) -> bool:
    """« du 5 au 12 », « entre le 1er et le 10 »: days of no month that is said."""
    numbers = sum(s[k].kind == "number" for k in range(i, j))
    plain = all(s[k].number is not None or s.says(k, *ARTICLES, *_BETWEEN) for k in range(i, j))
    return numbers == 2 and plain


def _recurs(s: Sentence, i: int, j: int, today: date) -> bool:
    """Whether a month, a season or a feast is named, which each year has one of."""
    return any(
        s[k].text in MONTHS or s[k].text in SEASONS or read_feast(s, k, today) is not None
        for k in range(i, j)
    )


def _which_year(s: Sentence, i: int, j: int, spans: tuple[Span, Span]) -> Ambiguous:
    """« nuits vendues en décembre », in November: last year's, or what is booked for the next."""
    said = said_from(s, i, j)
    choices = [Choice(say("feast.nights", span=span), f" {written(span)} ") for span in spans]
    return Ambiguous(say("spoken.which_year_of", said=said, choices=labels(choices)), said, choices)


def nearest_named(s: Sentence, i: int, j: int, base: date) -> tuple[When, int] | None:
    """What the readers of dates say; days that have just gone by are those of this year."""
    try:
        return longest(s, i, j, base)
    except Refusal as refusal:
        if refusal.phrase.key not in {"spoken.which_year", "spoken.no_bridge"}:
            raise  # a feast that makes no bridge the next time may have made one the last
        return longest(s, i, j, base - timedelta(days=180))


def longest(s: Sentence, i: int, j: int, today: date) -> tuple[When, int] | None:
    found: tuple[When, int] | None = None
    for start in dict.fromkeys((i, j)):
        stretch = read_stretch(s, start, today, whole=True)
        if stretch is not None and (found is None or stretch[1] > found[1]) and not stretch[0].weekdays:
            one = stretch[0]
            told = label(one.feast) if one.feast is not None and one.feast.tolerance else None
            found = When(one.span, feast=told), stretch[1]
        period = read_period(s, start, today)
        # « dans trois jours » is a day to a question; a running month or week counts whole.
        later = found is None or (
            period is not None and period[1] > found[1] - (not s.says(start, "dans", "in"))
        )
        if period is not None and later:
            found = When(period[0], feast=found[0].feast if found else None), period[1]
    return found
