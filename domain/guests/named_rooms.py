"""Which kind of room does a guest name, in his own language, and which types of the house does he mean by it?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from domain.folding import folded_words
from domain.guests.known import document, has_arabic
from domain.property import RoomType


def rooms_named(folded: str) -> frozenset[str]:
    """The words of a folded text that name a kind of room, as the house's English has them: double, suite."""
    return frozenset(name for name, words in _names().items() if words.search(folded))


def meant_by(named: frozenset[str], kinds: Iterable[RoomType]) -> tuple[str, ...]:
    """The codes of the types whose name holds every named word; none where nothing is named or none is like it."""
    if not named:
        return ()
    return tuple(kind.code for kind in kinds if named <= _called(kind))


def _called(kind: RoomType) -> frozenset[str]:
    """A type's names in every language of the house, and in those words."""
    told = " ".join((kind.code.replace("-", " "), *kind.name.by_language.values()))
    words = folded_words(told)
    return words | rooms_named(" ".join(sorted(words)))


@functools.cache
def _names() -> Mapping[str, re.Pattern[str]]:
    rows: Mapping[str, list[str]] = document("rooms")
    return {name: re.compile("|".join(_pattern(one) for one in words)) for name, words in rows.items()}


def _pattern(word: str) -> str:
    article = "[وف]?[بلك]?(?:ال)?" if has_arabic(word) else ""
    return rf"(?<!\w){article}(?:{word})"
