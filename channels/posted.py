"""What is certain about a message that was posted to a messenger's service?"""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from channels.messenger import Delivered, Delivery


async def posted(
    client: httpx.AsyncClient, url: str, body: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> httpx.Response | Delivered:
    """The answer; or, where none came, whether something may have left: nothing before a connection stood."""
    try:
        return await client.post(url, json=dict(body), headers=dict(headers or {}))
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        return Delivered(Delivery.UNREACHED, words=type(error).__name__)
    except httpx.HTTPError as error:
        return Delivered(Delivery.UNKNOWN, words=type(error).__name__)


def not_taken(status: int, words: str) -> Delivered:
    """What a status that is no success amounts to: a 5xx may have been sent, a limit of calls has stopped it."""
    if status == 429:
        return Delivered(Delivery.UNREACHED, words=words)
    return Delivered(Delivery.REFUSED if status < 500 else Delivery.UNKNOWN, words=words)
