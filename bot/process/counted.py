"""What does each call to the language model come to, seen from outside?"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.process.metrics import MODEL_SECONDS, MODEL_USD
from channels.dialogue import Classified, Finished, NoAnswer, Opened, Picture, Prompt, Tier, Usage
from channels.ports import Brain

ANSWERED, LEFT = "answered", "left"


@dataclass(frozen=True, slots=True)
class CountedBrain:
    """The brain that it is given, with length, end and price of every call counted."""

    inner: Brain

    async def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        """See `channels.ports.Brain`. `left`: whoever asked did not wait for the end."""
        began, end, pieces = time.perf_counter(), LEFT, self.inner.answer(prompt)
        try:
            async for piece in pieces:
                if isinstance(piece, Finished):
                    end = ANSWERED
                    _paid(prompt.tier, piece.usage)
                yield piece
        except NoAnswer as none:
            end = none.trouble.value
            _paid(prompt.tier, none.usage)
            raise
        finally:
            if isinstance(
                pieces, AsyncGenerator
            ):  # who leaves early hangs up at once, not when memory is tidied
                await pieces.aclose()
            MODEL_SECONDS.labels(prompt.tier.value, end).observe(time.perf_counter() - began)

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        """See `channels.ports.Brain`."""
        return await _counted(Tier.FAST, self.inner.classify(system, text, schema))

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        """See `channels.ports.Brain`."""
        return await _counted(Tier.TURN, self.inner.look(system, picture, text, schema))

    async def close(self) -> None:
        """Nothing is asked any more."""
        await self.inner.close()


async def _counted(tier: Tier, call: Awaitable[Classified]) -> Classified:
    began, end = time.perf_counter(), LEFT
    try:
        found = await call
        end = ANSWERED
        _paid(tier, found.usage)
    except NoAnswer as none:
        end = none.trouble.value
        _paid(tier, none.usage)
        raise
    finally:
        MODEL_SECONDS.labels(tier.value, end).observe(time.perf_counter() - began)
    return found


def _paid(tier: Tier, usage: Usage | None) -> None:
    if usage is not None:
        MODEL_USD.labels(tier.value).inc(float(usage.cost))
