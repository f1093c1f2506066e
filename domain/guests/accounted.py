"""Which words of a guest stand neither in a plain question nor among those that say nothing?"""

from __future__ import annotations

import functools
import re

from domain.folding import fold
from domain.guests.known import document
from domain.guests.questions import topic_spans

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
    spans = [*topic_spans(folded, language), *(hit.span() for hit in _ROOM.finditer(folded))]
    named = frozenset(_parts(fold(name or "")))
    return tuple(
        word
        for found in _WORD.finditer(folded)
        if not any(first < found.end() and found.start() < last for first, last in spans)
        for word in _parts(found[0])
        if word not in named and not _says_nothing(word, language)
    )


def _parts(words: str) -> list[str]:
    return [part for part in re.split(r"[^\w]+", words) if part]


def _says_nothing(word: str, language: str) -> bool:
    small = _small(language)
    return word in small or (language == "ar" and _CLITICS.sub("", word) in small)


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
