"""What does the house need of whatever writes down what somebody says?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Unheard(Exception):
    """Nobody wrote it down: out of reach, refused, or an answer that cannot be read."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a voice note; empty for silence. `sure`: whoever wrote them down had no great doubt."""

    words: str
    sure: bool = True


class Ears(Protocol):
    """The port. It writes down and understands nothing: what the words mean is read like typed ones."""

    async def hear(self, audio: bytes, language: str) -> Heard:
        """The words in a note of a person who speaks this language; "" where nobody knows which. Raises Unheard."""
