"""What do the commonest words of Moroccan Arabic, typed in Latin letters, say in French?"""

from __future__ import annotations

import re

from domain.conversation.calling import DARIJA_MOVES, DARIJA_OTHERS, DARIJA_VERBS

_WORD = re.compile(r"[\w']+")
_TO, _BY = (re.compile(rf"\b{word}\s+(?=\d)", re.IGNORECASE) for word in ("(?:l|lel|7tal|hetta|7ta l)", "b"))

_NEW_YEAR = re.compile(r"\bras (?:l3am|laam|lam|l'am|el3am)\b", re.IGNORECASE)
# « lplombier », « lweekend »: the article is written onto its noun.
_ARTICLE = re.compile(
    r"\b[el]?l(?=(?:plombier|jardinier|menuisier|peintre|chauffeur|taxi|pressing|traiteur|boulanger|boucher|technicien"
    r"|cuisinier|gardien|macon|serrurier|fleuriste|marche|jardin|comptable)\b)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:7tal|hetta|7etta|htal|hta|7ta)\s+(?:l|lel)\s+(?=[a-z])", re.IGNORECASE)
_ON = re.compile(r"\bnhar\s+(?=\d)", re.IGNORECASE)


def from_darija(text: str) -> str:
    """The text with those words in French, where one of the verbs is in it; anything else as it stands."""
    words = {word.lower() for word in _WORD.findall(text)}
    if not words & DARIJA_VERBS.keys():
        return text
    known = DARIJA_VERBS | DARIJA_OTHERS
    text = _TO.sub("à ", text)  # « hbet la triple l 1500 » : à 1 500
    text = _UNTIL.sub("jusqu'à ", text)  # « hta l jem3a » : jusqu'à vendredi
    text = _BY.sub("de " if words & DARIJA_MOVES else "à ", text)  # « zid b 10 % » : de 10 %
    text = _ARTICLE.sub("le ", text)
    text = _NEW_YEAR.sub("saint-sylvestre", text)
    text = _ON.sub("le ", text)  # « nhar 31 » : le 31
    return _WORD.sub(lambda found: known.get(found[0].lower(), found[0]), text)
