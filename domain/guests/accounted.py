"""Which words of a guest stand neither in a plain question nor among those that say nothing?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date

from domain.folding import fold
from domain.guests.known import LANGUAGES, document
from domain.guests.questions import topic_spans
from domain.guests.room_wish import wish_in, wishing

_WORD = re.compile(r"[\w]+(?:[.'-]\w+)*")
# A room by its number; a number alone may be an hour.
_ROOM = re.compile(
    r"\b(?:room|chambre|zimmer|habitacion|camera|kamer|غرفة) (?:no\.? )?\d{1,3}\b(?!\s*(?:h|uhr|uur|am|pm|[:.,]\d))"
)
_CLITICS = re.compile("^[\u0648\u0641]?[\u0628\u0644\u0643]?(?:\u0627\u0644)?")


def unread(text: str, language: str, name: str | None = None) -> tuple[str, ...]:
    """The words in question, folded and in their order; a guest's own name is read.

    No list of fenced words can be whole, so an answer leaves without a tap only where nothing is unread.
    """
    folded = fold(text)
    told = (*_ROOM.finditer(folded), *_together(language).finditer(folded))
    spans = [*topic_spans(folded, language), *(hit.span() for hit in told)]
    named = frozenset(_parts(fold(name or "")))
    return tuple(
        word
        for found in _WORD.finditer(folded)
        if not any(first < found.end() and found.start() < last for first, last in spans)
        for word in _parts(found[0])
        if word not in named and not _says_nothing(word, language)
    )


def unread_beside_a_wish(
    text: str, language: str, today: date, name: str | None = None
) -> tuple[str, ...] | None:
    """The same where the message asks for a room: those words are read too. None where it does not."""
    wish = wish_in(text, language, today)
    if wish is None:
        return None
    left = unread(wish.rest, language, name)
    return tuple(word for word in left if not wish.reads(word) and not wish.reads(_bare(word, language)))


def unread_in_subject(subject: str, language: str, today: date, name: str | None = None) -> tuple[str, ...]:
    """The same of a subject, which may be in another language than the message, and may name days and a room."""
    readings = []
    for one in (language, *LANGUAGES):
        wish = wishing(subject, one, today)
        left = unread(wish.rest, one, name)
        readings.append(tuple(word for word in left if not wish.reads(word)))
    return () if () in readings else readings[0]


def only_thanks(words: Iterable[str]) -> bool:
    """Whether unread words are all of thanks or agreement: « great, we take the double room » is no thanks."""
    known = _thanks()
    return all(
        _CLITICS.sub("", part) in known or part in known for word in words for part in _parts(fold(word))
    )


@functools.cache
def _thanks() -> frozenset[str]:
    return frozenset(fold(str(word)) for word in document("courtesy")["thanks"])


def touches_nothing(word: str, language: str) -> bool:
    """Whether an unread word cannot be the word of anything that a person alone answers: « included », « far »."""
    known = _besides(language) | _thanks()
    return word in known or _bare(word, language) in known


@functools.cache
def _together(language: str) -> re.Pattern[str]:
    """Words that state nothing beside each other."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(document('courtesy')['together'][language])})(?!\w)")


@functools.cache
def _besides(language: str) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in document("courtesy")["besides"].get(language, ()))


def _parts(words: str) -> list[str]:
    return [part for part in re.split(r"[^\w]+", words) if part]


def _says_nothing(word: str, language: str) -> bool:
    small = _small(language)
    return word in small or _bare(word, language) in small


def _bare(word: str, language: str) -> str:
    """Without what Arabic writes in front of it."""
    return _CLITICS.sub("", word) if language == "ar" else word


@functools.cache
def _small(language: str) -> frozenset[str]:
    """Every word that states nothing in this language, folded, with the parts of those with an apostrophe."""
    told = document("languages")
    rows = (
        document("courtesy")[language],
        told["neutral"].get(language, ()),
        told["hints"].get(language, ()),
    )
    words = frozenset(part for row in rows for word in row for part in _parts(fold(str(word))))
    return words - frozenset(document("courtesy")["two_ways"])
