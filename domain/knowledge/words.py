"""Which words of a question are to be looked for, and how are they spelled in the index?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from domain.folding import fold
from domain.knowledge.calling import KINDS, SMALL

_WORD = re.compile(r"[^\W_]+(?:[.,:/-](?=\d)[^\W_]+)*")
_RUN = re.compile(r"[^\W_]+")
# Letters that Arabic writes in several ways, and the stroke that only fills a line.
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
# The article, alone or behind "and", "then", "in", "like" and "for", which Arabic writes onto the word.
_ARTICLES = ("وبال", "ولل", "وال", "فال", "بال", "كال", "ال", "لل")
# Adults and parents only begin as if they had it.
_WITHOUT_ARTICLE = frozenset(
    ["بالغين", "بالغون", "بالغان", "والدين", "والدان", "والدتي", "والدته", "والدتها", "والديه", "والديها"]
)
_SHORTEST = 3  # letters that must be left of a word


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for; `open`: words that begin with it count too."""

    word: str
    open: bool = True

    @property
    def weight(self) -> float:
        """How much it counts beside the others: what only says which kind of answer is wanted, a quarter."""
        return 0.25 if self.word in _kinds() else 1.0


def searchable(text: str) -> str:
    """The text as the index holds it: small letters without accents, Arabic letters in one spelling."""
    return fold(text).translate(_ARABIC)


def bare(word: str) -> str:
    """A searchable word without the Arabic article written onto it: « والمسبح » is looked for as « مسبح »."""
    while word not in _WITHOUT_ARTICLE:
        article = next((one for one in _ARTICLES if word.startswith(one)), None)
        if article is None or len(word) - len(article) < _SHORTEST:
            break
        word = word[len(article) :]
    return word


def indexed(text: str) -> str:
    """The same as bare words between spaces, so that both databases cut it alike."""
    return " ".join(map(bare, _RUN.findall(searchable(text))))


def terms_of(question: str) -> tuple[Term, ...]:
    """The words of a question that say what it is about, each once, in their order.

    Numbers and short names are looked for as they are, longer words by their stem.
    """
    words = _WORD.findall(searchable(question))
    return tuple(
        dict.fromkeys(
            _term(bare(word)) for word in words if word not in SMALL and (len(word) > 1 or word.isdigit())
        )
    )


def occurs(term: Term, words: frozenset[str]) -> bool:
    """Whether a text with these words says it."""
    return term.word in words or (term.open and any(word.startswith(term.word) for word in words))


def words_in(text: str) -> frozenset[str]:
    """Every word of a text, as terms are compared with it."""
    return frozenset(map(bare, _WORD.findall(searchable(text))))


def _term(word: str) -> Term:
    if any(letter.isdigit() for letter in word) or len(word) < 4:
        return Term(word, open=False)
    for ending in (
        "ements",
        "ement",
        "ations",
        "ation",
        "ungen",
        "ung",
        "ies",
        "es",
        "en",
        "er",
        "s",
        "x",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return Term(word[: -len(ending)])
    return Term(word)


@functools.cache
def _kinds() -> frozenset[str]:
    return frozenset(_term(word).word for word in KINDS)
