"""What is left of words when case and accents say nothing?"""

from __future__ import annotations

import functools
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("–—−‑", "-"),
        **dict.fromkeys("’‘ʼ", "'"),
        "→": ">",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",  # Turkish writes it where everybody else writes a dot
    }
)


@functools.lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Small letters without accents, with plain dashes, apostrophes and spaces."""
    apart = unicodedata.normalize("NFKD", text.translate(_SIGNS)).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def fold_in_place(text: str) -> str:
    """The same letter for letter, so that a place in the folded text is that place in the text."""
    return "".join(fold(letter)[:1] or letter for letter in text)


def folded_words(text: str) -> frozenset[str]:
    """Letters and digits of each word, in no order: for names that are written in many ways."""
    return frozenset("".join(c if c.isalnum() else " " for c in fold(text)).split())
