"""What does a new question keep of the one before it: « et qui part ? », « et par rapport à l'an dernier ? »?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.questions import BY_KEY
from domain.conversation.questions.question import Looking, Question, Spoken
from domain.conversation.seasons import TURNS, unit_of
from domain.nights import Span

_AND = re.compile(
    r"^\s*(?:et|and|w|ou|puis|aussi|also|then)\b|\b(?:that|those)\b|\b(?:ces nuits|cette nuit-l[àa]|ce jour-l[àa])",
    re.IGNORECASE,
)
_YEAR = timedelta(weeks=52)


def going_on(asked: Question, kept: Question | None, words: str, today: date) -> Question:
    """The question with the nights and types spoken of before, where it opens with « et » and names none itself."""
    if kept is None or _AND.match(words) is None or asked.span is not None:
        return asked
    if asked.subject == "last_year" and kept.span is not None and kept.subject != "last_year":
        if kept.span.last >= today:
            return Question("pace", kept.span, kept.types)
        return Question("compared", kept.span, kept.types, against=a_year_before(kept.span))
    spoken = BY_KEY[asked.subject].spoken
    if kept.span is not None and takes(spoken, "@when") and not _other_way(spoken, kept.span, today):
        asked = replace(asked, span=kept.span, feast=kept.feast)
    if kept.types and not asked.types and takes(spoken, "@types"):
        asked = replace(asked, types=kept.types)
    return asked


def takes(spoken: Spoken, slot: str) -> bool:
    """Whether the subject listens for such a thing at all."""
    return slot in spoken.takes or any(slot in pattern for pattern in (*spoken.patterns, *spoken.weak))


def _other_way(spoken: Spoken, span: Span, today: date) -> bool:
    """« et combien on a fait ? » after tomorrow's arrivals is not about tomorrow."""
    return spoken.looking is Looking.BACK and span.first > today


def a_year_before(span: Span) -> Span:
    """The same month, quarter or year a year before; other nights 52 weeks before, on the same weekdays."""
    unit = unit_of(span)
    if unit not in {None, "semaine"}:
        return TURNS[unit](span.first.replace(year=span.first.year - 1), 0)
    return Span(span.first - _YEAR, span.last - _YEAR)
