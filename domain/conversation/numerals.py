"""Which number is said in words: « dix pour cent », « deux mille cinq cents », "fifteen percent"?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain.conversation.amounts import CURRENCIES
from domain.conversation.counts import UNITS
from domain.conversation.dates import MONTHS

_TENS: Mapping[str, int] = {
    **{word: 20 for word in ("vingt", "vingts", "twenty")},
    **{word: 30 for word in ("trente", "thirty")},
    **{word: 40 for word in ("quarante", "forty")},
    **{word: 50 for word in ("cinquante", "fifty")},
    **{word: 60 for word in ("soixante", "sixty")},
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_HUNDREDS = ("cent", "cents", "hundred")
_THOUSANDS = ("mille", "thousand")
_ONE = "|".join((*UNITS, *_TENS, *_HUNDREDS, *_THOUSANDS))
_RUN = re.compile(rf"(?<![\w'’-])(?:{_ONE})(?:(?: et |[ -])(?:{_ONE}))*(?![\w-])", re.IGNORECASE)
_BEHIND = "|".join(map(re.escape, (*CURRENCIES, *MONTHS, "décembre", "février", "août")))
_MEASURED = re.compile(rf"\s*(?:%|(?:pour ?cent|per ?cent|pct|{_BEHIND})(?!\w))", re.IGNORECASE)


def in_figures(text: str) -> str:
    """The text with the numbers that are said in words as figures, where a share, money or a month stands behind
    them, or where they are hundreds or thousands; anything else as it stands.

    « mille deux » stays in words: some mean 1 002 by it, some 1 200.
    """

    def figure(found: re.Match[str]) -> str:
        words = found[0].lower().replace("-", " ").split()
        large = len(words) > 1 and any(word in (*_HUNDREDS, *_THOUSANDS) for word in words)
        number = _number(words) if large or _MEASURED.match(text, found.end()) else None
        return found[0] if number is None else str(number)

    return _RUN.sub(figure, text)


def _number(words: Sequence[str]) -> int | None:
    """Their value; None where they are no one number."""
    for place, word in enumerate(words):
        if word in _THOUSANDS:
            head, tail = words[:place], words[place + 1 :]
            thousands = _below_thousand(head) if head else 1
            rest = _below_thousand(tail) if tail else 0
            if thousands is None or rest is None or 0 < rest < 10:
                return None
            return thousands * 1000 + rest
    return _below_thousand(words)


def _below_thousand(words: Sequence[str]) -> int | None:
    for place, word in enumerate(words):
        if word in _HUNDREDS:
            head, tail = words[:place], words[place + 1 :]
            hundreds = _below_hundred(head) if head else 1
            rest = _below_hundred(tail) if tail else 0
            if hundreds is None or rest is None or hundreds > 19:
                return None
            return hundreds * 100 + rest
    return _below_hundred(words)


def _below_hundred(words: Sequence[str]) -> int | None:
    """« vingt et un », « soixante-dix-sept », « quatre-vingt-douze », "forty five"."""
    if list(words[:2]) in (["quatre", "vingt"], ["quatre", "vingts"]):
        base, rest = 80, words[2:]
    elif words and words[0] in _TENS:
        base, rest = _TENS[words[0]], words[1:]
    else:
        base, rest = 0, words
    if base and rest[:1] == ["et"]:
        rest = rest[1:]
        if not rest:
            return None
    if not rest:
        return base or None
    if list(rest[:1]) == ["dix"] and len(rest) == 2 and rest[1] in ("sept", "huit", "neuf"):
        unit = 10 + UNITS[rest[1]]
    elif len(rest) == 1 and rest[0] in UNITS:
        unit = UNITS[rest[0]]
    else:
        return None
    if base and unit >= 10 and base not in (60, 80):
        return None
    return base + unit
