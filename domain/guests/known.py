"""Which words, sentences and patterns does the house know guests by?"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from domain.data_file import data_in

DATA = Path(__file__).parents[2] / "data" / "guests"
LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "ar")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# What Arabic writes in front of a word without a space: and, so, by, for, like, and the article.
_CLITICS = "[\u0648\u0641]?[\u0628\u0644\u0643]?(?:\u0627\u0644)?"


@functools.cache
def document(name: str) -> Mapping[str, Any]:
    """One file of data/guests."""
    found: Mapping[str, Any] = data_in(DATA / f"{name}.yaml")
    return found


def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of several; in Latin letters each begins a word, in Arabic an article may stand before."""
    bare = [_without_marks(word) for word in words]
    latin = [word for word in bare if not _ARABIC.search(word)]
    arabic = [word for word in bare if _ARABIC.search(word)]
    either = [rf"(?<!\w)(?:{'|'.join(latin)})"] if latin else []
    either += [rf"(?<!\w){_CLITICS}(?:{'|'.join(arabic)})"] if arabic else []
    return re.compile("|".join(either))


def _without_marks(word: str) -> str:
    """As `fold` leaves a text, but for capitals: \\S is no \\s. No letter with hamza would be met otherwise."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def sentence(key: str, language: str, **values: object) -> str:
    """A sentence of data/guests/sentences.yaml with its facts. KeyError for one that is not there."""
    found: str = document("sentences")[key][language]
    return found.format(**values)


def has_arabic(text: str) -> bool:
    """Whether Arabic letters stand in it."""
    return _ARABIC.search(text) is not None
