"""What is left of words when case and accents say nothing?"""

from __future__ import annotations

import unicodedata


def bare(text: str) -> str:
    """Folded case without accents: for comparing and searching words, not for reading a sentence (see `fold`)."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
