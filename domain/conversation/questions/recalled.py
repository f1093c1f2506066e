"""Does « rappelle-moi » ask for what is known, or for a word on a day to come?"""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^\s*(?:r?app?elle[sz]?[- ]?moi|remind me(?: of)?|remets[- ]moi en t[êe]te)\b[\s,:]*", re.IGNORECASE
)
_OPEN = re.compile(
    r"^(?:qui|combien|quel(?:le)?s?|comment|quand|o[uù]|ce qu[e'’]?"
    r"|what|who|whose|how|when|where|which|if|whether)\b",
    re.IGNORECASE,
)
# « de payer », « d'appeler », "to call": what somebody has to do is a note.
_TO_DO = re.compile(r"^(?:d['’]|de |que |qu['’]|to |that |about )", re.IGNORECASE)


def recalled(text: str) -> str | None:
    """The words behind « rappelle-moi » where they may ask for something; None where they are plainly a note, or
    where the sentence does not open so."""
    opened = _OPENING.match(text)
    if opened is None:
        return None
    rest = text[opened.end() :].strip()
    return rest if rest and not _TO_DO.match(rest) else None


def asks_openly(rest: str) -> bool:
    """Whether the words begin as a question does."""
    return _OPEN.match(rest) is not None
