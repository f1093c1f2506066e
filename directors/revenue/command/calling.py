"""Which words order a change of price outside the command: « passe les suites à +10 % », "lower doubles by 5 %"?"""

from __future__ import annotations

import re

_SETS = re.compile(
    r"^\s*(?:passe[zr]?|mets?|mettez|met|fixe[zr]?|set|put|move)\s+(?=\S)",
    re.IGNORECASE,
)
_RAISES = re.compile(
    r"^\s*(?:augmente[zr]?|monte[zr]?|hausse[zr]?|rel[èe]ve[zr]?|raise|increase)\s+(?=\S)", re.IGNORECASE
)
_LOWERS = re.compile(
    r"^\s*(?:baisse[zr]?|diminue[zr]?|r[ée]dui[st]|r[ée]duisez|descends?|lower|reduce|cut|drop)\s+(?=\S)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:de|by)\s+(\d+(?:[.,]\d+)?\s*(?:%|pour\s?cent|percent|mad|dhs?|dirhams?))", re.IGNORECASE
)


def as_rate_order(words: str) -> str | None:
    """The words of a /prix that this sentence is, its verb taken off and the direction put before the number.

    None when no verb of an order opens it, or when it raises or lowers by nothing that is stated.
    """
    for pattern, sign in ((_RAISES, "+"), (_LOWERS, "-")):
        if (verb := pattern.match(words)) is not None:
            signed, found = _BY.subn(rf"{sign}\1", words[verb.end() :], count=1)
            return signed if found else None
    if (verb := _SETS.match(words)) is not None:
        return words[verb.end() :]
    return None
