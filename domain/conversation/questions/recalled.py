"""Does « rappelle-moi » ask for what is known, or for a word on a day to come?"""

from __future__ import annotations

import re

from domain.folding import fold

_OPENING = re.compile(
    r"^\s*(?:r?app?elle[sz]?[- ]?moi|remind me(?: of)?|remets[- ]moi en t[êe]te)\b[\s,:]*", re.IGNORECASE
)
_OPEN = re.compile(
    r"^(?:qui|combien|quel(?:le)?s?|comment|quand|o[uù]|ce qu[e'’]?"
    r"|what|who|whose|how|when|where|which|if|whether)\b",
    re.IGNORECASE,
)
# What the house can tell of any day; of anything else somebody wants to be reminded.
_TOLD = re.compile(
    r"^(?:l['’]|(?:le|la|les|du|des|mon|mes|nos|notre|the|our|my)\s+)?"
    r"(?:prix|tarifs?|chiffres?|occupation|taux|remplissage|arrivees?|departs?|recettes?|ventes|revenus?|revpar|adr"
    r"|resultats?|marge|objectifs?|decisions|commissions?|taxes?|previsions?|evenements?|vip|clients"
    r"|prices?|rates?|figures?|numbers|revenue|occupancy|arrivals?|departures?|sales|objectives?|forecast|guests)\b"
)


def recalled(text: str) -> str | None:
    """The words behind « rappelle-moi » that ask for what the house can tell; None where they are a note, or where
    the sentence does not open so."""
    opened = _OPENING.match(text)
    if opened is None:
        return None
    rest = text[opened.end() :].strip()
    return rest if asks_openly(rest) or _TOLD.match(fold(rest)) else None


def asks_openly(rest: str) -> bool:
    """Whether the words begin as a question does."""
    return _OPEN.match(rest) is not None
