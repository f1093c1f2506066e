"""Which nights of the week does an order keep: « ven-sam », « tous les samedis », « en semaine »?"""

from __future__ import annotations

from domain.conversation.dates import WEEKDAYS
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import WEEKEND

_EVERY = ("chaque", "every", "each", "les", "the")
_LIST = (",", "et", "and", "&", "/")
_RANGE = ("-", "a", "au", "to", "through", "thru", ">")
_UNTIL = ("until", "till")
_GROUPS = {
    "weekend": WEEKEND,
    "weekends": WEEKEND,
    "we": WEEKEND,
    "semaine": frozenset(range(7)) - WEEKEND,
    "weekdays": frozenset(range(7)) - WEEKEND,
    "weekday": frozenset(range(7)) - WEEKEND,
    "weeknights": frozenset(range(7)) - WEEKEND,
    "midweek": frozenset(range(7)) - WEEKEND,
}


def weekday(word: str) -> int | None:
    """0 for Monday; plurals too (« samedis »)."""
    found = WEEKDAYS.get(word)
    return WEEKDAYS.get(word.removesuffix("s")) if found is None else found


def read_weekdays(s: Sentence, i: int) -> tuple[frozenset[int], bool, int] | None:
    """The weekdays named at `i`, whether they are meant again and again, and the index after them."""
    opened = _opens_a_range(s, i)
    ranges = (*_RANGE, *_UNTIL) if opened else _RANGE
    start, every = _every(s, i + opened)
    if s.says(start, "en") and s[start + 1].text in _GROUPS:
        start, every = start + 1, True
    if s[start].text in _GROUPS:
        every = every and not s.says(start - 1, "the")  # "for the weekend" is the coming one
        return _GROUPS[s[start].text], every or s[start].text != "weekend", start + 1
    first = weekday(s[start].text)
    if first is None:
        return None
    every = every or s[start].text not in WEEKDAYS
    found, last, j = {first}, first, _dot(s, start + 1)
    while True:
        following = weekday(s[j + 1].text)
        if following is None or not s.says(j, *_LIST, *ranges):
            return frozenset(found), every, j
        if s.says(j, *ranges):
            found |= {(last + n) % 7 for n in range((following - last) % 7 + 1)}
        found.add(following)
        every = every or s[j + 1].text not in WEEKDAYS
        last, j = following, _dot(s, j + 2)


def _opens_a_range(s: Sentence, i: int) -> bool:
    """ "from Tuesday to Friday": the first word belongs to the days behind it."""
    ends = s.says(i + 2, *_RANGE, *_UNTIL) and weekday(s[i + 3].text) is not None
    return s.says(i, "from") and weekday(s[i + 1].text) is not None and ends


def _every(s: Sentence, i: int) -> tuple[int, bool]:
    if s.says(i, "tous", "toutes") and s.says(i + 1, "les"):
        return i + 2, True
    if s.says(i, *_EVERY):
        return i + 1, True
    return i, False


def _dot(s: Sentence, i: int) -> int:
    return i + 1 if s.says(i, ".") and not s[i].spaced else i
