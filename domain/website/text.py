"""What is a text about a room that was drafted from facts, and what may become of it?"""

from __future__ import annotations

import enum
from dataclasses import dataclass

LENGTHS = (50, 250, 700, 2000)  # characters at most, the four that channels ask for


class TextState(enum.StrEnum):
    """Open until somebody approves or refuses it, or a newer draft takes its place."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the places of the package that it stands on ("rooms.junior-suite.size_m2")."""

    words: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for one place of the package ("rooms.junior-suite.text_fr_250")."""

    token: str
    path: str
    sentences: tuple[Sentence, ...]
    by_model: bool
    state: TextState

    @property
    def words(self) -> str:
        """The text as it would stand in the package."""
        return " ".join(one.words for one in self.sentences)
