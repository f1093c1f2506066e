"""How is a text read before it is held against the playbook, and by which words do the checks know a greeting?"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from domain.data_file import data_in
from domain.folding import fold
from domain.guests.known import LANGUAGES, document, pattern

DATA = Path(__file__).parents[3] / "data" / "playbook"
# Ta marbuta, alif maqsura and the Persian letters are written for each other; a stretch says nothing.
_ONE_LETTER = str.maketrans({"ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ـ": None})
# What is written onto an Arabic word: and, so, the article, by, for before it; our, your, her, their behind it.
_BEFORE = re.compile(r"^[وف]?(?:[بك]?ال|لل|[بل](?=\w{4}))(?=\w{2})")
_BEHIND = re.compile(r"(?<=\w{3})(?:نا|كم|كما|ها|هم|ه)$")


def seen(text: str) -> str:
    """What a reader sees: without direction marks, soft hyphens and joiners, which part words from patterns."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def read(text: str) -> str:
    """A text as patterns meet it: folded, Arabic letters that are written for each other made one."""
    return fold(text).translate(_ONE_LETTER)


def patterns(by_language: Mapping[str, Iterable[str]]) -> re.Pattern[str] | None:
    """One pattern of the words of every language and of `any`; None where there are none."""
    told = tuple(one for language in (*LANGUAGES, "any") for one in by_language.get(language, ()))
    return _pattern(told) if told else None


def words_in(text: str, letters: int) -> frozenset[str]:
    """Its words of so many letters and more, as `read` leaves them; Arabic ones bare of article and suffix."""
    found = re.findall(rf"[^\W\d_]{{{letters},}}", read(text))
    return frozenset(_BEHIND.sub("", _BEFORE.sub("", word)) for word in found)


def says(topic: str, text: str) -> re.Match[str] | None:
    """Where a text says words of this topic of data/playbook/words.yaml, in whatever language."""
    return _topic(topic).search(read(text))


def begins(topic: str, text: str) -> bool:
    """Whether it begins with words of this topic."""
    return _topic(topic).match(read(text).lstrip()) is not None


def informal(text: str, language: str | None) -> re.Match[str] | None:
    """Where it speaks to the guest as to a friend, in a language that tells the two apart."""
    words = _informal(language)
    return words.search(read(text)) if words is not None else None


@functools.cache
def states_nothing(language: str | None) -> frozenset[str]:
    """Small words of a language that answer no question, as `read` leaves them."""
    return frozenset(read(word) for word in document("languages")["neutral"].get(language, ()))


@functools.cache
def connects() -> frozenset[str]:
    """Small words beside an allergy that name none."""
    return frozenset(word for words in _document()["connects"].values() for word in words)


@functools.cache
def hours() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    """(greeting, first hour, hour after the last) of each; (0, 0) where it greets nobody at any."""
    rows = _document()["hours"]
    return tuple((_pattern(row["words"]), row.get("from", 0), row.get("until", 0)) for row in rows)


@functools.cache
def _informal(language: str | None) -> re.Pattern[str] | None:
    words = _document()["informal"].get(language)
    return _pattern(words) if words else None


@functools.cache
def _topic(topic: str) -> re.Pattern[str]:
    return _pattern([one for words in _document()[topic].values() for one in words])


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return pattern(tuple(one.translate(_ONE_LETTER) for one in words))


@functools.cache
def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = data_in(DATA / "words.yaml")
    return found
