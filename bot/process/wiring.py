"""Which wires lead out of the house, as the environment says?"""

from __future__ import annotations

from contextlib import AsyncExitStack

from bot.settings import Settings
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.transport import http_client
from governance.bookings.quota import StoredQuota
from governance.office import Clock
from store.engine import Store


def account_of(settings: Settings) -> HotelRunnerAccount:
    """The HotelRunner account of the environment."""
    token = settings.hotelrunner_token
    return HotelRunnerAccount(
        settings.hotelrunner_base_url,
        token.get_secret_value() if token else "",
        settings.hotelrunner_hr_id or "",
        quota_day=settings.hotelrunner_quota_day,
        quota_minute=settings.hotelrunner_quota_minute,
    )


async def hotelrunner(
    settings: Settings, store: Store, property_id: str, clock: Clock, stack: AsyncExitStack
) -> HotelRunner:
    """The adapter with its stored quota, over a client that closes with the stack."""
    account = account_of(settings)
    client = await stack.enter_async_context(http_client(account))
    quota = StoredQuota(store, property_id, clock, account.quota_day, account.quota_minute)
    return HotelRunner(account, client, quota=quota, now=clock)
