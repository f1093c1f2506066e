"""Which of our room types does a channel manager mean by a name?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.folding import folded_words
from domain.property import RoomType

# Words that tell nothing apart.
FILLERS = frozenset({"chambre", "room", "de", "la", "le", "avec", "with", "and", "et", "a"})


def best_match(name: str, kinds: Sequence[RoomType]) -> RoomType | None:
    """The only type one of whose names has exactly these words, in any order; None when none or several have.

    Exact words only: a near miss would let a price go to the wrong rooms.
    """
    wanted = words(name)
    found = [kind for kind in kinds if any(words(own) == wanted for own in kind.name.by_language.values())]
    return found[0] if len(found) == 1 else None


def words(name: str) -> frozenset[str]:
    """The telling words, without accents and case."""
    return folded_words(name) - FILLERS
