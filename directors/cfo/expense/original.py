"""Which of the words as they were typed say what was bought, and from whom?"""

from __future__ import annotations

import re
from collections.abc import Set

from directors.cfo.expense.calling import BOOKED
from domain.conversation.sentence import Sentence, read

LONGEST = 120
_AROUND = frozenset(
    ("pour", "à", "a", "de", "du", "le", "la", "les", "un", "une", "en", "for", "the", "of", "on", "at", "to")
)
_FROM = re.compile(r"\b[Cc]hez\s+((?:[^\W\d_][\w'’&.-]*\s*){1,3})")


def words_left(text: str, s: Sentence, used: Set[int]) -> str:
    """The text without the amount, the day and what else has its own place; accents and capitals as typed.

    A chunk between spaces stays when everything in it is still unread; « 1200dh » goes, « chambre 7 » stays.
    """
    left = [token.text for i, token in enumerate(s.tokens) if i not in used]
    kept: list[str] = []
    for chunk in text.split():
        pieces = [token.text for token in read(chunk).tokens]
        place = _find(pieces, left)
        if place is not None:
            kept.append(chunk)
            left = left[place + len(pieces) :]
    while kept and _only_around(kept[0]):
        kept.pop(0)
    while kept and _only_around(kept[-1]):
        kept.pop()
    said = " ".join(kept).strip(" ,;:.-–—")
    said = (BOOKED.sub("", said) or said)[:LONGEST].strip()
    return said[:1].upper() + said[1:]


def supplier_in(text: str) -> str | None:
    """« chez Atlas Froid »: the names that follow, as far as they begin with a capital."""
    found = _FROM.search(text)
    names: list[str] = []
    for word in found[1].split() if found else ():
        if not word[:1].isupper():
            break
        names.append(word.strip(".,"))
    return " ".join(names) or None


def _find(pieces: list[str], left: list[str]) -> int | None:
    """Where these tokens stand next to each other among those left."""
    if not pieces:
        return None
    return next((i for i in range(len(left) - len(pieces) + 1) if left[i : i + len(pieces)] == pieces), None)


def _only_around(chunk: str) -> bool:
    """As typed, for « thé » is no "the"."""
    word = chunk.lower().strip(",;:.-–—'’")
    return not word or word in _AROUND
