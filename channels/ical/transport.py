"""How is a feed fetched without its address ever being part of a request that somebody could log?"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import httpx

from channels.ical.address import FeedAddress

MOST_REDIRECTS = 3
PLACEHOLDER = "http://feed"
REDIRECTS = {301, 302, 303, 307, 308}


class BadRedirect(httpx.RequestError):
    """The feed's server sends us in circles, or from an encrypted address to an open one."""


class AddressTransport(httpx.AsyncBaseTransport):
    """Replaces the placeholder `http://feed/<n>` by the n-th address, below the HTTP client.

    The client logs each URL and hangs the request on each exception. Redirects are followed here too, because
    they repeat the secret part of the address.
    """

    def __init__(self, feeds: Sequence[FeedAddress], inner: httpx.AsyncBaseTransport) -> None:
        self._feeds, self._inner = tuple(feeds), inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = httpx.URL(self._feeds[int(request.url.path.lstrip("/"))].url)
        for _ in range(MOST_REDIRECTS + 1):
            headers = httpx.Headers([(k, v) for k, v in request.headers.raw if k.lower() != b"host"])
            response = await self._inner.handle_async_request(
                httpx.Request("GET", url, headers=headers, extensions=request.extensions)
            )
            if response.status_code not in REDIRECTS:
                return response
            await response.aclose()
            url = _next(url, response.headers.get("location"))
        raise BadRedirect("too many redirects")

    async def aclose(self) -> None:
        await self._inner.aclose()


def _next(url: httpx.URL, location: str | None) -> httpx.URL:
    try:
        target = url.join(location or "")
    except (httpx.InvalidURL, ValueError):
        raise BadRedirect("a redirect to nowhere") from None
    if location is None or target.scheme not in {"http", "https"} or not target.host:
        raise BadRedirect("a redirect to nowhere")
    if url.scheme == "https" and target.scheme != "https":
        raise BadRedirect("a redirect from an encrypted to an open address")
    return target


def http_client(
    feeds: Sequence[FeedAddress], timeout: float = 20.0, transport: httpx.AsyncBaseTransport | None = None
) -> httpx.AsyncClient:
    """The client for these feeds; `timeout` in seconds for each step, `transport` replaces the network."""
    # Below INFO the connection library writes raw answer headers, where a redirect repeats our address.
    if logging.getLogger("httpcore").level < logging.INFO:
        logging.getLogger("httpcore").setLevel(logging.INFO)
    network = transport or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
    return httpx.AsyncClient(
        transport=AddressTransport(feeds, network),
        timeout=httpx.Timeout(timeout, connect=min(10.0, timeout)),
        # A compressed body could be any size once unpacked.
        headers={"accept": "text/calendar, */*;q=0.1", "accept-encoding": "identity"},
        follow_redirects=False,
    )
