"""How does a ruling survive in a stored row?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.consent.verdict import Level, Ruling
from domain.phrase_json import decode, encode


def ruling_to_json(ruling: Ruling) -> list[Any]:
    """A plain list; the rows of its arithmetic come last."""
    rows = [encode(row) for row in ruling.arithmetic]
    return [ruling.limit, ruling.director, int(ruling.level), encode(ruling.phrase), rows]


def ruling_from_json(stored: Sequence[Any]) -> Ruling:
    """What `ruling_to_json` wrote; rows from before there was any arithmetic have four parts."""
    limit, director, level, said, *rest = stored
    rows = rest[0] if rest else ()
    return Ruling(limit, director, Level(level), decode(said), tuple(decode(row) for row in rows))
