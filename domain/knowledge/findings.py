"""What did a search of the house's writings come to, and which of it is an answer?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.knowledge.writing import Passage, Writing

# From here on a passage counts as an answer: the share of the question's words that stand in it, weighed by how
# rare they are; or how near the passage's meaning is to the question's (measured in docs/proofs.md).
ENOUGH_WORDS = 0.6
ENOUGH_MEANING = 0.34


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and the writing that it stands in."""

    id: int
    writing: Writing
    passage: Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with the words of it that are quoted, and how far it answers, each from 0 to 1."""

    found: Found
    quotation: str
    words: float
    likeness: float | None = None

    @property
    def answers(self) -> bool:
        """Whether it may be given as an answer rather than as something that was found."""
        return self.words >= ENOUGH_WORDS or self.is_meant

    @property
    def is_meant(self) -> bool:
        """Whether its meaning alone is near enough."""
        return (self.likeness or 0.0) >= ENOUGH_MEANING


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, the best first; `differing` are those of different writings that give other figures.
    `lost` are sources that can no longer be reached, of which nothing is cited."""

    question: str
    hits: tuple[Hit, ...] = ()
    differing: tuple[Hit, ...] = ()
    passages: int = 0
    lost: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[Hit, ...]:
        """What may be said as an answer; nothing where the house does not know."""
        return tuple(one for one in self.hits if one.answers)
