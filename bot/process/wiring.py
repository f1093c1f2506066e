"""Which wires lead out of the house, as the environment says?"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack

from bot.process.vault import held
from bot.settings import Settings
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.transport import http_client
from domain.tenancy.accounts import Held
from governance.bookings.quota import StoredQuota
from governance.office import Clock
from store.engine import Store


def account_of(settings: Settings, told: Mapping[str, str] | None = None) -> HotelRunnerAccount:
    """The HotelRunner account of the environment, or the one that a house keeps itself."""
    token = settings.hotelrunner_token
    ours = {"token": token.get_secret_value() if token else "", "hr_id": settings.hotelrunner_hr_id or ""}
    known = ours if told is None else told
    return HotelRunnerAccount(
        settings.hotelrunner_base_url,
        known["token"],
        known["hr_id"],
        quota_day=settings.hotelrunner_quota_day,
        quota_minute=settings.hotelrunner_quota_minute,
    )


async def sealed_wires(
    settings: Settings, store: Store, clock: Clock, stack: AsyncExitStack
) -> Mapping[str, HotelRunner]:
    """The wire of each house that keeps an account of its own under seal. Refusal: a key is missing."""
    kept = await held(settings, store, Held.HOTELRUNNER)
    return {
        house: await hotelrunner(account_of(settings, told), store, house, clock, stack)
        for house, told in kept.items()
    }


async def hotelrunner(
    account: HotelRunnerAccount, store: Store, property_id: str, clock: Clock, stack: AsyncExitStack
) -> HotelRunner:
    """The adapter with its stored quota, over a client that closes with the stack."""
    client = await stack.enter_async_context(http_client(account))
    quota = StoredQuota(store, property_id, clock, account.quota_day, account.quota_minute)
    return HotelRunner(account, client, quota=quota, now=clock)
