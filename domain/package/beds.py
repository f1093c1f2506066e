"""Which beds do these words mean: « 1 king », « 2 simples + 1 canapé-lit », "one double and two singles"?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.conversation.counts import FEW
from domain.errors import refuse
from domain.folding import fold

# How many a bed sleeps, by its code.
SLEEPS = {"king": 2, "queen": 2, "double": 2, "single": 1, "sofa": 1, "bunk": 2, "cot": 0, "extra": 1}
_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("king", "kings", "king size", "kingsize", "tres grand", "tres grands"), "king"),
    **dict.fromkeys(("queen", "queens", "queen size", "grand", "grands"), "queen"),
    **dict.fromkeys(("double", "doubles", "large double"), "double"),
    **dict.fromkeys(
        (
            "simple",
            "simples",
            "single",
            "singles",
            "twin",
            "twins",
            "jumeau",
            "jumeaux",
            "individuel",
            "individuels",
        ),
        "single",
    ),
    **dict.fromkeys(("canape", "canapes", "canape lit", "canapes lits", "sofa", "sofas", "sofa bed"), "sofa"),
    **dict.fromkeys(("superpose", "superposes", "bunk", "bunks", "bunk bed"), "bunk"),
    **dict.fromkeys(("bebe", "cot", "cots", "crib", "berceau"), "cot"),
    **dict.fromkeys(("appoint", "extra", "supplementaire", "supplementaires"), "extra"),
}


def read_beds(words: str) -> list[str]:
    """Each bed on its own, by its code, in a fixed order. Raises Refusal where a word is no bed."""
    found: list[str] = []
    for item in re.split(r"\s*(?:\+|,|;|&|\bet\b|\band\b|\bplus\b)\s*", words):
        found += _beds(item, words)
    return sorted(found, key=list(SLEEPS).index)


def sleeps(beds: list[str]) -> int:
    """How many persons these beds take."""
    return sum(SLEEPS[bed] for bed in beds)


def _beds(item: str, words: str) -> list[str]:
    said = re.sub(r"[-_/×]", " ", fold(item)).replace(" s ", " ").strip()
    said = re.sub(r"\b(?:lits?|beds?|de|d|size)\b", " ", said)
    tokens = said.split()
    if not tokens:
        raise refuse("package.not_beds", words=words[:60])
    count, kind = 1, tokens
    first = tokens[0].removesuffix("x")
    if first.isdecimal() or first in FEW:
        count, kind = int(first) if first.isdecimal() else FEW[first], tokens[1:]
    code = _WORDS.get(" ".join(one for one in kind if one != "x"))
    if code is None or not 1 <= count <= 12:
        raise refuse("package.not_beds", words=words[:60])
    return [code] * count
