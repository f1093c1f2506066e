"""How does a key become the token with which Drive is asked, without a second HTTP client?"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport import Request, Response
from google.oauth2.credentials import Credentials as Person
from google.oauth2.service_account import Credentials as Service

from channels.cloud import CloudUnreachable, CloudWithdrawn
from channels.drive.account import SCOPE, DriveAccount
from domain.errors import refuse

TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
PATIENCE = 30.0


class Tokens:
    """The token of one account, asked for anew when it ends. google-auth signs and reads; our client carries."""

    def __init__(self, account: DriveAccount, client: httpx.AsyncClient) -> None:
        self._client = client
        self._held = _credentials(account)
        self._one = asyncio.Lock()

    async def bearer(self) -> str:
        """The header's value. Raises CloudWithdrawn where the key counts no more, CloudUnreachable."""
        async with self._one:
            if not self._held.valid:
                asked = _Carried(self._client, asyncio.get_running_loop())
                try:
                    await asyncio.to_thread(self._held.refresh, asked)
                except TransportError as error:
                    raise CloudUnreachable("no token: the address does not answer") from error
                except RefreshError as error:
                    if error.retryable:
                        raise CloudUnreachable("no token: not now") from error
                    raise CloudWithdrawn("no token: the key is refused") from error
                except GoogleAuthError as error:
                    raise CloudWithdrawn("no token: the key cannot be used") from error
            return f"Bearer {self._held.token}"

    def spent(self) -> None:
        """The token was refused: the next call asks for another."""
        self._held.token = None


def _credentials(account: DriveAccount) -> Service | Person:
    """google-auth's own. Refusal: the private key is none."""
    told = dict(account.told)
    try:
        if account.is_service:
            made: Service = Service.from_service_account_info(told, scopes=[SCOPE])  # type: ignore[no-untyped-call]
            return made
        return Person(  # type: ignore[no-untyped-call]
            None,
            refresh_token=told["refresh_token"],
            token_uri=TOKEN_URI,
            client_id=told["client_id"],
            client_secret=told["client_secret"],
            scopes=[SCOPE],
        )
    except ValueError:
        raise refuse("drive.no_key_file") from None


class _Answered(Response):
    """An answer as google-auth reads it."""

    def __init__(self, answer: httpx.Response) -> None:
        self._answer = answer

    @property
    def status(self) -> int:
        return self._answer.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self._answer.headers

    @property
    def data(self) -> bytes:
        return self._answer.content


class _Carried(Request):
    """google-auth asks from a thread; the house's one client carries it on its loop."""

    def __init__(self, client: httpx.AsyncClient, loop: asyncio.AbstractEventLoop) -> None:
        self._client, self._loop = client, loop

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **_: Any,
    ) -> _Answered:
        told = self._client.request(
            method, url, content=body, headers=dict(headers or {}), timeout=timeout or PATIENCE
        )
        try:
            return _Answered(asyncio.run_coroutine_threadsafe(told, self._loop).result())
        except httpx.HTTPError as error:
            raise TransportError(type(error).__name__) from None  # type: ignore[no-untyped-call]
