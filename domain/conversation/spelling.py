"""Which known word did somebody mean whose typing slipped?

Never a number: only words of the closed lists that a reader hands in.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from domain.conversation.choice import Ambiguous, Choice
from domain.folding import fold
from domain.phrase import say

_WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 5
LONG = 8


@dataclass(frozen=True, slots=True)
class Corrected:
    """The text as it was read, and the words that were read for others, in their order."""

    text: str
    read_as: tuple[str, ...]


def corrected(text: str, known: Collection[str], kept: Collection[str] = ()) -> Corrected | None:
    """The text with every word put right that is one slip from a single known word (two in a long one).

    `known` and `kept` are folded; what is `kept` is right as it stands. None when nothing is to be put right.
    Raises Ambiguous where a word is as near to two.
    """
    read_as: list[str] = []

    def right(found: re.Match[str]) -> str:
        word = fold(found[0])
        if len(word) < SHORTEST or word in known or word in kept:
            return found[0]
        meant = _nearest(found[0], word, known)
        if meant is None:
            return found[0]
        read_as.append(meant)
        return meant

    read = _WORD.sub(right, text)
    return Corrected(read, tuple(read_as)) if read_as else None


def _nearest(said: str, word: str, known: Collection[str]) -> str | None:
    slips = 2 if len(word) >= LONG else 1
    near: dict[str, int] = {}
    for one in known:
        if len(one) >= SHORTEST and one[0] == word[0]:
            distance = OSA.distance(word, one, score_cutoff=slips)
            if distance <= slips:
                near[one] = distance
    if not near:
        return None
    best = min(near.values())
    found = sorted(one for one, distance in near.items() if distance == best)
    stems = {one.rstrip("sxez") for one in found}
    if len(stems) > 1:
        choices = [Choice(say("choice.words", words=one), one) for one in found]
        raise Ambiguous(say("spoken.which_word", said=word, words=tuple(found)), said, choices)
    return found[0]
