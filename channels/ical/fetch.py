"""What did one feed's server answer, within a time and a size that we can bear?"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import httpx

from channels.ical.transport import PLACEHOLDER
from channels.ports import ReadFailure, Unreachable

MOST_BYTES = 2_000_000
PATIENCE = 40.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave us to ask only for news (RFC 9110 §13.1)."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The conditions of the next request."""
        given = {"if-none-match": self.etag, "if-modified-since": self.modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the calendar's bytes, or None when it has not changed since last time."""

    body: bytes | None
    validators: Validators


async def fetch(
    client: httpx.AsyncClient, number: int, known: Validators, patience: float = PATIENCE
) -> Fetched:
    """The feed of that number, in at most `patience` seconds overall. Raises Unreachable in safe words."""
    try:
        async with (
            asyncio.timeout(patience),
            client.stream("GET", f"{PLACEHOLDER}/{number}", headers=known.headers) as answer,
        ):
            if answer.status_code == httpx.codes.NOT_MODIFIED and known.headers:
                return Fetched(None, known)
            if answer.status_code != httpx.codes.OK:
                raise _refusal(answer)
            validators = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
            return Fetched(await _body(answer), validators)
    except TimeoutError:
        raise Unreachable(f"no complete answer in {patience:.0f} s") from None
    except httpx.RequestError as error:
        raise Unreachable(f"no complete answer ({type(error).__name__})") from None


async def _body(answer: httpx.Response) -> bytes:
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise Unreachable("compressed though we asked for plain text", ReadFailure.NOT_UNDERSTOOD)
    read = bytearray()
    async for chunk in answer.aiter_raw():
        read += chunk
        if len(read) > MOST_BYTES:
            raise Unreachable(f"more than {MOST_BYTES} bytes", ReadFailure.NOT_UNDERSTOOD)
    return bytes(read)


def _refusal(answer: httpx.Response) -> Unreachable:
    status, words = answer.status_code, f"HTTP {answer.status_code}"
    if status == httpx.codes.TOO_MANY_REQUESTS:
        after = answer.headers.get("retry-after", "")
        wait = float(after) if after.isascii() and after.isdigit() else None
        return Unreachable(words, ReadFailure.QUOTA, wait)
    if 400 <= status < 500:
        return Unreachable(words, ReadFailure.REFUSED)
    if status >= 500:
        return Unreachable(words, ReadFailure.DOWN)
    return Unreachable(words, ReadFailure.NOT_UNDERSTOOD)
