"""Does a sentence say nothing but what the facts say that it cites?"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from domain.data_file import data_in
from domain.folding import fold

WORDS = Path(__file__).parents[2] / "data" / "website" / "neutral_words.yaml"
SAME_STEM = 6  # letters that two words must share to be forms of one word: « climatisation », « climatisée »
_TOKEN = re.compile(r"m2\b|\d+(?:[.,:h]\d+)*|[^\W\d_]+")
# Nobody reads a link, a number to call or a picture sign in a room's description, or is shouted at.
_UNSEEMLY = re.compile(
    r"https?:|www\.|@|\+?\d[\d .-]{7,}\d|[\u2190-\u2bff\U0001f000-\U0001faff]|[!]|\b[A-ZÀ-Þ]{4,}\b"
)


def stands(sentence: str, cited: Collection[str], language: str) -> bool:
    """Whether every number, name and claim of a sentence is in the words of the facts that it cites.

    A number must stand before the same word as in a fact: from « 2 lits simples » nobody makes 2 large beds.
    """
    if not cited or _UNSEEMLY.search(sentence):
        return False
    known = [tuple(_tokens(fact)) for fact in cited]
    words = {token for fact in known for token in fact}
    counted = {pair for fact in known for pair in _counted(fact)}
    said, neutral = tuple(_tokens(sentence)), _neutral()[language]
    return set(_counted(said)) <= counted and all(
        token in neutral or _is_known(token, words) for token in said
    )


def _counted(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each number with the word that it counts, its plural taken off."""
    for place, token in enumerate(tokens):
        if token[0].isdigit():
            after = tokens[place + 1] if place + 1 < len(tokens) else ""
            yield token, after.rstrip("sx")


def _is_known(token: str, words: Collection[str]) -> bool:
    if token in words:
        return True
    if token[0].isdigit():
        return False
    bare = token.rstrip("sx")
    return any(
        bare == word.rstrip("sx") or (len(token) >= SAME_STEM and word[:SAME_STEM] == token[:SAME_STEM])
        for word in words
    )


def _tokens(text: str) -> Iterator[str]:
    for found in _TOKEN.finditer(fold(text)):
        yield found[0]


@functools.cache
def _neutral() -> Mapping[str, frozenset[str]]:
    lists: dict[str, str] = data_in(WORDS)
    return {language: frozenset(words.split()) for language, words in lists.items()}
