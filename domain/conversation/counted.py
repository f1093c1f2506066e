"""Which nights are counted, or stand between two feasts: « les deux prochains week-ends », « entre Noël et … »?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from domain.conversation.counts import read_count
from domain.conversation.dates import WEEKDAYS
from domain.conversation.feasts import read_feast
from domain.conversation.sentence import Sentence
from domain.nights import Span

WEEKEND = frozenset({4, 5})  # Friday and Saturday: the nights that guests call the week-end
DAYS_IN: Mapping[str, int] = {
    **dict.fromkeys(("jour", "jours", "day", "days", "nuit", "nuits", "night", "nights"), 1),
    **dict.fromkeys(("semaine", "semaines", "week", "weeks"), 7),
}
_NEXT_ONES = ("prochains", "prochaines", "next", "coming", "suivants", "suivantes")
_AND = ("et", "and", "a", "au", "to", "until", "jusque", "-")


def read_several(s: Sentence, i: int, today: date) -> tuple[Span, frozenset[int], int] | None:
    """« les deux prochains week-ends », "the next 3 Saturdays": the nights of that name, this week's first."""
    i = i + 1 if s.says(i, "les", "the") else i
    ahead = s.says(i, *_NEXT_ONES)
    counted = read_count(s, i + 1 if ahead else i)
    if counted is None or not 2 <= counted[0] <= 52:
        return None
    count, j = counted
    if not ahead:
        if not s.says(j, *_NEXT_ONES):
            return None
        j += 1
    word = s[j].text.removesuffix("s")
    night = WEEKDAYS.get(s[j].text, WEEKDAYS.get(word))
    if word in DAYS_IN:
        return Span(today, today + timedelta(days=count * DAYS_IN[word] - 1)), frozenset(), j + 1
    kept = WEEKEND if word == "weekend" else frozenset() if night is None else frozenset({night})
    if not kept:
        return None
    first = today + timedelta(days=(min(kept) - today.weekday()) % 7)
    last = first + timedelta(days=7 * (count - 1) + max(kept) - min(kept))
    return Span(first, last), kept, j + 1


def read_between_feasts(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    """« entre Noël et le jour de l'an », "from Christmas to New Year": from the first night to the last."""
    begun = _feast_at(s, i, today)
    after = _until(s, begun[1]) if begun is not None else None
    ended = _feast_at(s, after, begun[0].first) if begun is not None and after is not None else None
    if begun is None or ended is None or ended[0].last < begun[0].first:
        return None
    return Span(max(begun[0].first, today), ended[0].last), ended[1]


def _feast_at(s: Sentence, i: int, today: date) -> tuple[Span, int] | None:
    while s.says(i, "le", "la", "les", "l", "the"):
        i += 1
    found = read_feast(s, i, today)
    return None if found is None else (found[0].span, found[1])


def _until(s: Sentence, i: int) -> int | None:
    return i + 1 if s.says(i, *_AND) else None
