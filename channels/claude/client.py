"""How is Claude asked, and what becomes of errors, silence and streams that break off?

This module imports `anthropic`, which takes seconds: `channels.claude.brain` does so at the first question.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import anthropic
import httpx2

from channels.claude import wire
from channels.dialogue import Classified, Finished, NoAnswer, Opened, Picture, Prompt, Trouble, Usage

CONNECT = 5.0
# Between two events of a stream; the API sends a ping at least every few seconds.
SILENCE = 30.0
RETRIES = 2
QUICKLY = 6.0

_KEY = frozenset({401, 402, 403})
_BUSY = frozenset({408, 429, 503, 529})
_SERVERS = 500


class Claude:
    """The Messages API behind one key."""

    def __init__(
        self, key: str, base_url: str, *, retries: int = RETRIES, http: httpx2.AsyncClient | None = None
    ) -> None:
        self._client = anthropic.AsyncAnthropic(
            api_key=key, auth_token=None, base_url=base_url, http_client=http, max_retries=retries
        )

    async def answer(self, prompt: Prompt, name: str) -> AsyncIterator[Opened | str | Finished]:
        """Stream one message of the model `name`. Raises NoAnswer."""
        patience = httpx2.Timeout(SILENCE, connect=CONNECT)
        client = self._client.with_options(timeout=patience)
        opened, text = None, ""
        try:
            async with client.messages.stream(**wire.request(prompt, name)) as stream:
                async for event in stream:
                    if event.type == "message_start":
                        opened = event.message.usage
                        yield Opened(wire.usage(name, opened, broken_off=""))
                    elif event.type == "text":
                        text += event.text
                        yield event.text
                message = await stream.get_final_message()
        except (anthropic.APIError, httpx2.HTTPError, ValueError) as error:
            spent = None if opened is None else wire.usage(name, opened, broken_off=text)
            raise NoAnswer(trouble_of(error, begun=opened is not None), spent) from error
        counted = wire.usage(name, message.usage)
        if message.stop_reason is None:  # the stream closed politely, in the middle
            raise NoAnswer(Trouble.CUT, wire.usage(name, message.usage, broken_off=text))
        blocks = wire.kept(block.to_dict() for block in message.content)
        yield wire.finished(blocks, message.stop_reason, counted)

    async def classify(self, system: str, text: str, schema: Mapping[str, Any], name: str) -> Classified:
        """One structured choice, in six seconds or not at all. Raises NoAnswer."""
        return await self._chosen(wire.choice(system, text, schema, name), name, QUICKLY)

    async def look(
        self, system: str, picture: Picture, text: str, schema: Mapping[str, Any], name: str
    ) -> Classified:
        """What one picture shows, in half a minute or not at all. Raises NoAnswer."""
        return await self._chosen(wire.sight(system, picture, text, schema, name), name, SILENCE)

    async def _chosen(self, body: Mapping[str, Any], name: str, patience: float) -> Classified:
        client = self._client.with_options(timeout=httpx2.Timeout(patience, connect=CONNECT), max_retries=0)
        try:
            message = await client.messages.create(**body)
        except (anthropic.APIError, httpx2.HTTPError) as error:
            raise NoAnswer(trouble_of(error, begun=False)) from error
        counted = wire.usage(name, message.usage)
        if message.stop_reason != "end_turn":
            return Classified(None, counted)
        return Classified(_object(message.content), counted)

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.close()


def _object(content: Any) -> Mapping[str, Any] | None:
    said = "".join(block.text for block in content if block.type == "text")
    try:
        values = json.loads(said)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def trouble_of(error: Exception, *, begun: bool) -> Trouble:
    """What kind of failure this is. After the first event, whatever breaks is a cut."""
    if begun:
        return Trouble.CUT
    if isinstance(error, anthropic.APIStatusError):
        if error.status_code in _KEY:
            return Trouble.KEY
        if error.status_code in _BUSY:
            return Trouble.BUSY
        return Trouble.UNREACHABLE if error.status_code >= _SERVERS else Trouble.REJECTED
    slow = isinstance(error, anthropic.APITimeoutError | httpx2.TimeoutException)
    return Trouble.SLOW if slow else Trouble.UNREACHABLE


__all__ = ["Claude", "Usage", "trouble_of"]
