"""Which nights are said by those spoken of before: « la semaine d'avant », "the month after", « la veille »?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.conversation.dates import MONTHS, WEEKDAYS
from domain.conversation.questions.gone import MOROCCAN, past_articles
from domain.conversation.questions.question import When
from domain.conversation.questions.stretches import longest
from domain.conversation.seasons import TURNS, unit_of
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import FRIDAY
from domain.nights import ONE_DAY, Span

_BEFORE = ("avant", "precedent", "precedente", "before", "prior", "previous", "preceding", "qbel")
_AFTER = ("apres", "suivant", "suivante", "after", "following")
_THE_ONE = ("celui", "celle", "ceux", "celles", "one", "ones")
_BEFORE_THE_NOUN = ("previous", "preceding", "prior", "following", "precedent", "precedente")
_DAYS = ("jour", "day", "nuit", "night")
# How many nights « la semaine avant Noël » is; a month before a feast could be any.
_LENGTHS = {**dict.fromkeys(("semaine", "week"), 7), **dict.fromkeys(_DAYS, 1)}
_SMALL = ("d", "de", "that", "cela", "ca", "celle", "celui", "it")
# Behind these words something is named that the nights stand beside: « la semaine avant Noël ».
_NAMING = ("le", "la", "l", "les", "the", "du", "des", "nos", "notre", "our")


def beside_at(s: Sentence, i: int, today: date, spoken_of: Span | None) -> tuple[When, int] | None:
    """The unit before or after the nights spoken of, and the index after its words; before any, those before today.

    What comes after nothing that was spoken of is not read here: « la semaine suivante » has readers of its own.
    """
    j = past_articles(s, i)
    if spoken_of is not None and s.says(j, "veille", "lendemain"):
        back = s.says(j, "veille")
        night = spoken_of.first - ONE_DAY if back else spoken_of.last + ONE_DAY
        return (When(Span(night, night)), j + 1) if _alone(s, j + 1) else None
    ahead = s.says(j, *_BEFORE_THE_NOUN)
    noun = j + 1 if ahead else j
    unit = MOROCCAN.get(s[noun].text, s[noun].text)
    if spoken_of is not None and s.says(noun, *_THE_ONE):
        unit = _unit_of(spoken_of)
    which = j if ahead else _past(s, noun + 1)
    if unit not in TURNS and unit != "weekend" and unit not in _DAYS:
        return None
    back, forth = s.says(which, *_BEFORE), s.says(which, *_AFTER)
    after = noun + 1 if ahead else which + 1
    if not ahead and (back or forth) and unit in _LENGTHS:
        start = past_articles(s, after)
        named = longest(s, start, start, today) if start < len(s) else None
        if named is not None and named[0].span is not None:
            return When(_by(named[0].span, _LENGTHS[unit], -1 if back else 1)), named[1]
    if not back and not (forth and spoken_of is not None):
        return None
    after = after + 1 if s.says(after, *_SMALL) else after
    if not _alone(s, after):
        return None
    anchor = spoken_of or Span(today, today)
    return When(_turned(unit, anchor, -1 if back else 1)), after


def _unit_of(span: Span) -> str:
    """What a stretch of nights is: a day, a week-end, a week, a month; as many nights where it is none of them."""
    if len(span) == 1:
        return "jour"
    if len(span) == 2 and span.first.weekday() == FRIDAY:
        return "weekend"
    return unit_of(span) or ""


def _past(s: Sentence, i: int) -> int:
    while s.says(i, "d", "de", "'"):
        i += 1
    return i


def _alone(s: Sentence, i: int) -> bool:
    """Whether nothing is named behind the words that they would stand beside."""
    named = s.says(i, *_NAMING) or s[i].text in MONTHS or s[i].text in WEEKDAYS
    return not named and s[i].kind != "number" and s[i].text not in ("noel", "paques", "ramadan", "christmas")


def _by(named: Span, nights: int, which: int) -> Span:
    """As many nights right before or after: « la semaine avant Noël »."""
    away = timedelta(days=nights - 1)
    if which < 0:
        return Span(named.first - ONE_DAY - away, named.first - ONE_DAY)
    return Span(named.last + ONE_DAY, named.last + ONE_DAY + away)


def _turned(unit: str, anchor: Span, which: int) -> Span:
    edge = anchor.first if which < 0 else anchor.last
    if unit in _DAYS:
        return Span(edge + which * ONE_DAY, edge + which * ONE_DAY)
    if unit == "weekend":
        away = (FRIDAY - edge.weekday()) % 7 if which > 0 else (edge.weekday() - FRIDAY) % 7
        friday = edge + which * timedelta(days=away or 7)
        return Span(friday, friday + ONE_DAY)
    return TURNS[unit](edge, which)
