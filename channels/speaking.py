"""What does the house need of whatever says a text aloud?"""

from __future__ import annotations

from typing import Protocol


class Unspoken(Exception):
    """Nobody said it: no voice on this machine, out of reach, refused, or an answer that is no sound."""


class Voice(Protocol):
    """The port. It says what it is given, word for word, and keeps nothing."""

    @property
    def name(self) -> str:
        """Which voice it is: what two voices say of one text is kept apart."""

    async def speak(self, text: str, language: str) -> bytes:
        """The text as MP3, which Telegram plays as a voice message and every browser plays. Raises Unspoken."""
