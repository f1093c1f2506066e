"""Which meaning do the words at this place have, where it takes several of them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from domain.conversation.sentence import Sentence

T = TypeVar("T")

# What may stand between the words of a phrase without changing it: « taux de l'occupation ».
PASSED_OVER = frozenset(("le", "la", "les", "l", "de", "du", "des", "d", "the", "of", "'", "-"))


class Vocabulary(Generic[T]):
    """Phrases, each with its meaning. Type them folded, their words joined: "sans-descendre-sous"."""

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                first, *rest = phrase.split("-")
                self._by_first.setdefault(first, []).append((tuple(rest), meaning))

    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return frozenset(
            word for first, known in self._by_first.items() for rest, _ in known for word in (first, *rest)
        )

    def read(self, s: Sentence, i: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that starts at `i`, and the index after it."""
        found: tuple[T, int] | None = None
        for rest, meaning in self._by_first.get(s[i].text, ()):
            j = _follow(s, i + 1, rest)
            if j is not None and (found is None or j > found[1]):
                found = meaning, j
        return found


def _follow(s: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    for word in words:
        while s[i].text in PASSED_OVER and s[i].text != word:
            i += 1
        if s[i].text != word:
            return None
        i += 1
    return i
