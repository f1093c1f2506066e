"""How is the folder in the cloud opened that a house keeps an account for, under seal?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.process.lazily import at
from bot.process.secrecy import hide
from bot.process.vault import vault_of
from bot.settings import Settings
from channels.cloud import CloudFolder
from domain.knowledge.writing import Audience
from domain.tenancy.accounts import Held
from governance.office import Clouds
from store.engine import Store

if TYPE_CHECKING:  # only who opens the folder loads what it is asked with
    import httpx


def clouds_of(settings: Settings, store: Store, transport: httpx.AsyncBaseTransport | None = None) -> Clouds:
    """Looks into the vault each time: an account given while the house runs is used at the next look.

    `transport` replaces the network. Refusal: an account is there and no key at hand opens it.
    """

    @asynccontextmanager
    async def opened(property_id: str) -> AsyncIterator[tuple[CloudFolder | None, Audience | None]]:
        async with store.reading(property_id) as unit:
            kept = [one for one in await unit.accounts_sealed.all() if one.kind == Held.DRIVE]
        if not kept:
            yield None, None
            return
        told = vault_of(settings).open(property_id, kept[0])
        audience = Audience(told["audience"]) if told.get("audience") else None
        async with drive(told["credentials"], told["folder"], transport) as folder:
            yield folder, audience

    return opened


@asynccontextmanager
async def drive(
    credentials: str, folder: str, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[CloudFolder]:
    """One folder of Google Drive; from here on no log line shows its keys. Refusal: they are none."""
    account = at("channels.drive.account:account_from")(credentials, folder)
    hide(account.secrets)
    timeout = at("httpx:Timeout")(60.0, connect=10.0)
    async with at("httpx:AsyncClient")(transport=transport, timeout=timeout) as client:
        tokens = at("channels.drive.tokens:Tokens")(account, client)
        exchange = at("channels.drive.exchange:Exchange")(client, tokens)
        made: CloudFolder = at("channels.drive.folder:DriveFolder")(account, exchange)
        yield made
