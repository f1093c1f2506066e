"""What does the house need of whatever tells which texts mean the same, in whatever language?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Meaning(Protocol):
    """The port: meanings are opaque bytes that only their maker compares. Nothing leaves the machine."""

    async def of(self, texts: Sequence[str]) -> Sequence[bytes]:
        """The meaning of each text."""

    async def nearest(
        self, question: str, held: Sequence[tuple[int, bytes]], most: int
    ) -> Sequence[tuple[int, float]]:
        """Of the meanings that are held, the nearest to the question's: id and likeness, 1 for the same."""

    async def likeness(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """How near each text is to the question, 1 for the same."""
