"""By which name is a guest greeted?"""

from __future__ import annotations

import re

LONGEST = 40
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’-]{_LETTER}+)*\.?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}")


def name_to_greet(name: str | None) -> str | None:
    """The name as it stands where it can be one; None for addresses, numbers, sentences and anything suspicious.

    A name comes from outside: only letters, hyphens, points and apostrophes pass, and not many of them.
    """
    told = " ".join((name or "").split())
    if not told or len(told) > LONGEST or not _NAME.fullmatch(told):
        return None
    return told
