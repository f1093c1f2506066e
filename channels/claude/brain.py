"""Which model answers what, and when is none of them asked?"""

from __future__ import annotations

import asyncio
import importlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from channels.claude.breaker import Breaker
from channels.claude.models import DEFAULTS
from channels.dialogue import Classified, Finished, NoAnswer, Opened, Picture, Prompt, Tier, Trouble

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Account:
    """The key, where it is good, and the model of each tier."""

    key: str
    base_url: str
    models: Mapping[Tier, str] = field(default_factory=lambda: DEFAULTS)


class ClaudeBrain:
    """Claude in three tiers behind a circuit breaker. The client is made at the first question."""

    def __init__(
        self,
        account: Account,
        *,
        connect: Callable[[], Any] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._account = account
        self._connect = connect or self._connected
        self._client: Any = None
        self._opening = asyncio.Lock()
        self.breaker = Breaker(clock)

    async def answer(self, prompt: Prompt) -> AsyncIterator[Opened | str | Finished]:
        """See `channels.ports.Brain`."""
        self._gate()
        client = await self._opened()
        try:
            async for event in client.answer(prompt, self._account.models[prompt.tier]):
                yield event
        except NoAnswer as failure:
            self._failed(failure)
            raise
        self.breaker.answered()

    async def classify(self, system: str, text: str, schema: Mapping[str, Any]) -> Classified:
        """See `channels.ports.Brain`."""
        return await self._chosen(
            lambda client: client.classify(system, text, schema, self._account.models[Tier.FAST])
        )

    async def look(self, system: str, picture: Picture, text: str, schema: Mapping[str, Any]) -> Classified:
        """See `channels.ports.Brain`."""
        return await self._chosen(
            lambda client: client.look(system, picture, text, schema, self._account.models[Tier.TURN])
        )

    async def _chosen(self, ask: Callable[[Any], Awaitable[Classified]]) -> Classified:
        self._gate()
        client = await self._opened()
        try:
            found = await ask(client)
        except NoAnswer as failure:
            self._failed(failure)
            raise
        self.breaker.answered()
        return found

    async def close(self) -> None:
        """Give the connections back, if there are any."""
        if self._client is not None:
            await self._client.close()

    def _gate(self) -> None:
        if self.breaker.resting:
            raise NoAnswer(Trouble.RESTING)

    def _failed(self, failure: NoAnswer) -> None:
        """Logged by its kind; the provider's own words may quote our prompt, so they are not."""
        level = logging.ERROR if failure.trouble in {Trouble.KEY, Trouble.REJECTED} else logging.WARNING
        cause = type(failure.__cause__).__name__ if failure.__cause__ else "no error"
        log.log(level, "the model did not answer: %s (%s)", failure.trouble.value, cause)
        self.breaker.failed(failure.trouble)

    async def _opened(self) -> Any:
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(self._connect)
        return self._client

    def _connected(self) -> Any:
        """Importing the library takes seconds, so it happens here, in a thread, and only once."""
        client = importlib.import_module("channels.claude.client")
        return client.Claude(self._account.key, self._account.base_url)
