"""By which name is a guest greeted?"""

from __future__ import annotations

import functools
import re

from domain.folding import fold
from domain.guests.fences import fences_in
from domain.guests.known import LANGUAGES, document

LONGEST = 40
TELLING = 4  # letters: shorter words are parts of names as well: de, van, al
MANY = 2  # such words: one alone may be a name, as Will, Petit or Best are
PROMISING = frozenset({"refund", "discount", "price", "payment", "cancellation", "links", "prompt"})
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’-]{_LETTER}+)*\.?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}")


def name_to_greet(name: str | None) -> str | None:
    """The name as it stands where it can be one; None for addresses, numbers, sentences and anything suspicious.

    A name comes from outside: only letters, hyphens, points and apostrophes pass, and not many of them.
    """
    told = " ".join((name or "").split())
    if not told or len(told) > LONGEST or not _NAME.fullmatch(told) or _says_something(told):
        return None
    return told


def _says_something(told: str) -> bool:
    """Whether words stand where a name should: « Your refund is ready », « Free Room Tonight »."""
    words = re.findall(rf"{_LETTER}+", fold(told))
    if any(fence.code in PROMISING for fence in fences_in(told)):
        return True
    return sum(len(word) >= TELLING and word in _vocabulary() for word in words) >= MANY


@functools.cache
def _vocabulary() -> frozenset[str]:
    """What guests ask with, in every language: hardly anybody is called like two of these words."""
    wishes, courtesy = document("room_wish"), document("courtesy")
    rows = [row for part in wishes.values() for row in part.values()]
    rows += [courtesy[language] for language in LANGUAGES] + list(courtesy["besides"].values())
    return frozenset(fold(str(word)) for row in rows for word in row) | {"https", "free", "gratis", "owner"}
