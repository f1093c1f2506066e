"""How does the token reach HotelRunner without ever being part of a request that somebody could log?"""

from __future__ import annotations

import logging

import httpx

from channels.hotelrunner.account import HotelRunnerAccount


class CredentialTransport(httpx.AsyncBaseTransport):
    """Adds token and hr_id to the URL below the HTTP client.

    HotelRunner takes its credentials in the query string of every call. The client logs each URL and hangs the
    request on each exception, so the credentials are added underneath, where neither can see them.
    """

    def __init__(self, account: HotelRunnerAccount, inner: httpx.AsyncBaseTransport) -> None:
        self._credentials = {"token": account.token, "hr_id": account.hr_id}
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        signed = httpx.Request(
            request.method,
            request.url.copy_merge_params(self._credentials),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return await self._inner.handle_async_request(signed)

    async def aclose(self) -> None:
        await self._inner.aclose()


def http_client(
    account: HotelRunnerAccount, transport: httpx.AsyncBaseTransport | None = None
) -> httpx.AsyncClient:
    """The client for one account; `transport` replaces the network (the demo's simulated HotelRunner).

    Every call opens its own connection: a kept one that the server has just closed would turn a write that was
    never read into an unknown, and five calls a minute do not need keeping.
    """
    # Below INFO the connection library writes raw answer headers, where a redirect may repeat our URL.
    if logging.getLogger("httpcore").level < logging.INFO:
        logging.getLogger("httpcore").setLevel(logging.INFO)
    network = transport or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
    return httpx.AsyncClient(
        base_url=account.base_url + account.prefix,
        transport=CredentialTransport(account, network),
        timeout=httpx.Timeout(account.timeout, connect=min(10.0, account.timeout)),
        headers={"accept": "application/json", "cache-control": "no-cache"},
        follow_redirects=False,
    )
