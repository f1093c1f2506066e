"""What is a kind of room called in a guest's own language, where the house names it in French and English only?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from domain.folding import folded_words
from domain.guests.known import document
from domain.phrase import Name

_HOUSES = "en"  # the language of the house that the table is kept by


def called(name: Name, language: str) -> str:
    """A type's name as `language` says it: the house's own word for it, else the trade's, else its English name.

    The trade's word is taken only where it accounts for every word of the English name: « Bougainvillea Suite »
    stays what the house calls it.
    """
    own = name.by_language.get(language)
    english = name.by_language.get(_HOUSES)
    return own or (_trade(english, language) if english else None) or english or str(name)


@functools.lru_cache(maxsize=256)
def _trade(english: str, language: str) -> str | None:
    table: Mapping[str, Any] = document("room_names")
    words = folded_words(english) - set(table["said_nothing"])
    qualities = [word for word in table["qualities"] if word in words]
    kind = _kinds().get(words - set(qualities))
    told = [kind, *(table["qualities"][one] for one in qualities)] if kind else []
    return " ".join(one[language] for one in told) if told and all(language in one for one in told) else None


@functools.cache
def _kinds() -> Mapping[frozenset[str], Mapping[str, str]]:
    return {frozenset(words.split()): names for words, names in document("room_names")["kinds"].items()}
