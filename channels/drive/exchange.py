"""What did Drive answer to one request, tried again where that helps?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx

from channels.cloud import CloudUnreachable, CloudWithdrawn
from channels.drive.tokens import Tokens

BASE = "https://www.googleapis.com/drive/v3"
MOST_TRIES = 5
LONGEST_WAIT = 60.0
MOST_ERROR = 65_536
# Reasons of a 403 that time cures; every other one means that we may not.
PASSING = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "dailyLimitExceeded"})


class Refused(Exception):
    """Drive said no to this request: its status and its reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"HTTP {status} {reason}")
        self.status, self.reason = status, reason


class Exchange:
    """Requests with a token, a growing pause after « too much » and errors of theirs; nothing is logged."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        tokens: Tokens,
        base: str = BASE,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._client, self._tokens, self._base, self._pause = client, tokens, base, pause

    async def json(self, path: str, **params: str) -> dict[str, Any]:
        """The object that Drive answers with. Raises Refused, CloudUnreachable, CloudWithdrawn."""
        async with self.stream(path, **params) as answer:
            try:
                await answer.aread()
                told = answer.json()
            except httpx.HTTPError as error:
                raise CloudUnreachable(f"cut off ({type(error).__name__})") from None
            except ValueError:
                raise CloudUnreachable("an answer that is no JSON") from None
        if not isinstance(told, dict):
            raise CloudUnreachable("an answer of another shape")
        return told

    @asynccontextmanager
    async def stream(self, path: str, **params: str) -> AsyncIterator[httpx.Response]:
        """An answer of 200 whose body is still to be read."""
        answer = await self._tried(path, params)
        try:
            yield answer
        finally:
            await answer.aclose()

    async def _tried(self, path: str, params: Mapping[str, str]) -> httpx.Response:
        renewed, words = False, ""
        for attempt in range(MOST_TRIES):
            asked = self._client.build_request(
                "GET",
                f"{self._base}{path}",
                params=dict(params),
                headers={"authorization": await self._tokens.bearer()},
            )
            wait = float(2**attempt)
            try:
                answer = await self._client.send(asked, stream=True)
            except httpx.HTTPError as error:
                words = type(error).__name__
            else:
                if answer.status_code == httpx.codes.OK:
                    return answer
                reason = await _reason(answer)
                status, after = answer.status_code, answer.headers.get("retry-after", "")
                if status == httpx.codes.UNAUTHORIZED:
                    if renewed:
                        raise CloudWithdrawn("the token is refused")
                    renewed = True
                    self._tokens.spent()
                    continue
                if status != httpx.codes.TOO_MANY_REQUESTS and status < 500 and reason not in PASSING:
                    raise Refused(status, reason)
                words = f"HTTP {status} {reason}"
                wait = float(after) if after.isascii() and after.isdigit() else wait
            if attempt + 1 < MOST_TRIES:
                await self._pause(min(wait, LONGEST_WAIT))
        raise CloudUnreachable(words or "no answer")


async def _reason(answer: httpx.Response) -> str:
    """The reason that the error body names; empty where it names none."""
    held = bytearray()
    try:
        async for chunk in answer.aiter_bytes():
            held += chunk
            if len(held) > MOST_ERROR:
                break
        told = httpx.Response(answer.status_code, content=bytes(held)).json()
        reason = told["error"]["errors"][0]["reason"]
    except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError):
        return ""
    finally:
        await answer.aclose()
    return reason if isinstance(reason, str) and reason.isalnum() else ""
