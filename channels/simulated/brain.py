"""What answers where there is no model? Nothing: it says so, and everything deterministic goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

from channels.dialogue import Classified, Finished, NoAnswer, Opened, Picture, Prompt, Trouble


class NoBrain:
    """A house without a key."""

    async def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        """Never anything."""
        raise NoAnswer(Trouble.OFF)
        yield  # makes this a generator

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        """Never anything."""
        raise NoAnswer(Trouble.OFF)

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        """Never anything."""
        raise NoAnswer(Trouble.OFF)

    async def close(self) -> None:
        """Nothing is open."""
