"""What do the commonest words of Moroccan Arabic, typed in Latin letters, say in French?"""

from __future__ import annotations

import re

from domain.conversation.calling import DARIJA_OTHERS, DARIJA_VERBS

_WORD = re.compile(r"[\w']+")


def from_darija(text: str) -> str:
    """The text with those words in French, where one of the verbs is in it; anything else as it stands."""
    words = {word.lower() for word in _WORD.findall(text)}
    if not words & DARIJA_VERBS.keys():
        return text
    known = DARIJA_VERBS | DARIJA_OTHERS
    return _WORD.sub(lambda found: known.get(found[0].lower(), found[0]), text)
