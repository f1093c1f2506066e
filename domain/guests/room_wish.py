"""Which words of a message say nothing but that a room is wanted, when, and for whom?"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.folding import fold
from domain.guests.asked_days import ARABIC_DIGITS, named_days
from domain.guests.known import document
from domain.guests.named_rooms import rooms_named
from domain.guests.party import number_of, party_in
from domain.guests.request import request_in

MOST_PEOPLE, MOST_ROOMS = 6, 2  # beyond that it is a group, which a person answers


@dataclass(frozen=True, slots=True)
class Wish:
    """A request for a room. `rest` is its text, folded, without its days; `numbers` are those that were counted."""

    rest: str
    numbers: frozenset[int]
    words: frozenset[str]

    def reads(self, word: str) -> bool:
        """Whether a folded word belongs to the wish: one of its words, or a number that was counted."""
        number = number_of(word)
        return word in self.words if number is None else number in self.numbers


def wish_in(text: str, language: str, today: date) -> Wish | None:
    """The wish for a room with both its days, or for one of the next days. None for a group, and where one day
    alone is named: « until Sunday » may be a stay that somebody wants to lengthen."""
    rest = named_days(fold(text.translate(ARABIC_DIGITS)), language, today).rest
    request = request_in(text, language, today)
    words = _words("whole", language)
    nights = None
    if request is None:
        if not _soon(rest, language):
            return None
        words |= _words("soon", language)
    elif request.first is None or request.last is None or request.lunar:
        return None
    else:
        nights = (request.last - request.first).days
    party = party_in(rest)
    people = (party.adults or 0) + len(party.children)
    if people > MOST_PEOPLE or (party.rooms or 1) > MOST_ROOMS:
        return None
    told: Collection[int | None] = (party.adults, people, party.rooms, nights, *_counted(party.children))
    return Wish(rest, frozenset(one for one in told if one), words)


def wishing(subject: str, language: str, today: date) -> Wish:
    """What a subject may name of a wish beside the text that states it: days and words, no number."""
    rest = named_days(fold(subject.translate(ARABIC_DIGITS)), language, today).rest
    return Wish(rest, frozenset(), _words("whole", language))


def _counted(children: tuple[int | None, ...]) -> tuple[int | None, ...]:
    return (len(children), *children)


def _soon(rest: str, language: str) -> bool:
    """Whether it names a room and one of the next days, and is from nobody who has booked."""
    asked = document("request")
    if re.search(asked["already"], rest):
        return False
    words = set(re.findall(r"\w+", rest))
    named = re.search(rf"(?<!\w)(?:{asked['rooms']})(?!\w)", rest) is not None or rooms_named(rest)
    return bool(named) and bool(words & _words("soon", language))


@functools.cache
def _words(part: str, language: str) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in document("room_wish")[part][language])
