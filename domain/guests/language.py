"""In which language does a guest write?"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from domain.conversation.calling import DARIJA_VERBS
from domain.folding import fold
from domain.guests.known import LANGUAGES, document

Ranked = Sequence[tuple[str, float]]
# Below so many letters a statistical guess says little.
FEW_LETTERS = 14
# Below so many, one word that a single language has tells more.
SOME_LETTERS = 28
# How much likelier (in log-likelihood) one language must be than the next.
SURE, SURE_OF_OTHER = 5.0, 12.0
_LETTERS = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# In Moroccan Arabic digits stand for letters inside a word.
_DIGIT_LETTER = re.compile(r"\b(?=\w*[a-z])(?:\w*[a-z]+[379][a-z]+\w*|[379][a-z]{2,}\w*)\b")
DARIJA, OTHER = "darija", "other"


def language_of(text: str, before: str | None = None, likely: str | None = None) -> str:
    """One of LANGUAGES, DARIJA or OTHER; `before` is the thread's, which a short message keeps, `likely` that
    of somebody's country who has not written yet.

    Arabic is told by its letters. What nothing tells, where nothing was known before, counts as OTHER.
    """
    letters = _LETTERS.findall(text)
    arabic = sum(1 for letter in letters if _ARABIC.match(letter))
    if arabic * 2 > len(letters):
        return "ar"
    if is_darija(text):
        return DARIJA
    told = _by_hints(text)
    if len(letters) < FEW_LETTERS and before:
        return before
    sure_word = _by_sure_words(text) if len(letters) < SOME_LETTERS else None
    if sure_word or (len(letters) < FEW_LETTERS and told):
        return sure_word or told or OTHER
    ranked = _model()(text)
    best, second = ranked[0], ranked[1]
    if len(letters) < FEW_LETTERS:
        sure = best[0] in LANGUAGES and best[1] - second[1] >= SURE
        return likely or (best[0] if sure else OTHER)
    ours = next(pair for pair in ranked if pair[0] in LANGUAGES)
    if best[0] in LANGUAGES and best[1] - second[1] >= SURE:
        return best[0]
    if best[0] not in LANGUAGES and best[1] - ours[1] >= SURE_OF_OTHER and told is None:
        return OTHER
    return told or before or likely or ours[0]


def is_darija(text: str) -> bool:
    """Whether two of its words are Moroccan Arabic in Latin letters."""
    folded = fold(text)
    words = set(re.findall(r"[\w']+", folded))
    found = words & (_darija() | {word for word in DARIJA_VERBS if len(word) > 3})
    found |= set(_DIGIT_LETTER.findall(folded))
    return len(found) >= 2


def _by_hints(text: str) -> str | None:
    """The language of which the most small words stand there, if it is the only one."""
    words = set(re.findall(r"[a-z']+", fold(text)))
    counted = sorted(((len(words & hints), name) for name, hints in _hints().items()), reverse=True)
    return counted[0][1] if counted[0][0] > counted[1][0] else None


def _by_sure_words(text: str) -> str | None:
    """The only language of which a word stands there that no other of ours has."""
    words = set(re.findall(r"[a-z']+", fold(text)))
    rows = document("languages")["sure"].items()
    told = [str(language) for language, known in rows if not words.isdisjoint(known)]
    return told[0] if len(told) == 1 else None


@functools.cache
def _darija() -> frozenset[str]:
    return frozenset(str(word) for word in document("languages")["darija"])


@functools.cache
def _hints() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in document("languages")["hints"].items()}


@functools.cache
def _model() -> Callable[[str], Ranked]:
    """Loaded with the first message: the house starts without it."""
    from py3langid import rank  # noqa: PLC0415 - a second of loading

    ranked: Callable[[str], Ranked] = rank
    return ranked
