"""What does a limit say of a draft, and what does a person say of a proposal?"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from domain.phrase import Phrase


class Level(enum.IntEnum):
    """How hard a limit speaks: a warning shows, a hold needs a typed reason, a block leaves no proposal."""

    OK = 0
    WARN = 1
    HOLD = 2
    BLOCK = 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """One limit's opinion of one draft, with the seat that holds the limit and the sentence to show.

    `arithmetic` are the rows behind the sentence, in order: what a tap on « Le calcul » opens.
    """

    limit: str
    director: str
    level: Level
    phrase: Phrase | None = None
    arithmetic: tuple[Phrase, ...] = ()


def hardest(rulings: Iterable[Ruling]) -> Level:
    """The level that counts: the hardest of all."""
    return max((ruling.level for ruling in rulings), default=Level.OK)
