"""How is the house put together? The only place that knows every room."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from bot.clock.workers import in_a_process
from bot.imports import import_spec
from bot.settings import Settings
from bot.telegram.drawing import Faces
from bot.words.language import spoken
from channels.claude.brain import Account, ClaudeBrain
from channels.dialogue import Tier
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.transport import http_client
from channels.ports import Brain, ChannelManager
from channels.simulated.brain import NoBrain
from directors import seated
from domain.errors import refuse
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.board import Board
from governance.bookings.quota import StoredQuota
from governance.budget import Budget
from governance.conversation.conversation import Conversation
from governance.office import Clock, Office, Terms
from store.engine import Store, open_store
from store.reader import PropertyReader
from store.schema import migrate

# A second process may await the answer that this one finds missing: give it three time-outs.
log = logging.getLogger(__name__)

PILOT = Path(__file__).parent.parent / "data" / "specs" / "villa-thaifa"
OTHERS_PATIENCE = timedelta(minutes=3)


def utc_now() -> datetime:
    """The clock of the real world."""
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def opened(settings: Settings, clock: Clock = utc_now) -> AsyncIterator[Store]:
    """The database with its schema up to date, closed at the end. Refusal: it cannot be reached or made."""
    try:
        settings.lhcm_home.mkdir(mode=0o700, parents=True, exist_ok=True)  # guests are in it
        await migrate(settings.database)
    except OSError as error:
        raise refuse("cli.no_database", words=error.strerror or str(error)) from error
    store = open_store(settings.database)
    try:
        yield store
    finally:
        await store.close()


@contextlib.asynccontextmanager
async def composed(
    settings: Settings, clock: Clock = utc_now, *, furnish: bool = False
) -> AsyncIterator[Office]:
    """The office over the configured database and wires; `furnish` gives an empty house the pilot's spec."""
    async with opened(settings, clock) as store, contextlib.AsyncExitStack() as stack:
        wires: dict[str, ChannelManager] = {}
        async with store.hall() as hall:
            property_ids = await hall.property_ids()
        if furnish and not property_ids:
            log.info("no property yet: importing %s", PILOT.name)
            property_ids = [(await import_spec(store, PILOT, clock(), dry_run=False)).property_id or ""]
        if settings.hotelrunner_token is not None and property_ids:
            account = account_of(settings)
            client = await stack.enter_async_context(http_client(account))
            # One account is one property: the first imported. Several accounts come with several tenants.
            wires[property_ids[0]] = wired(store, property_ids[0], account, client, clock)
        yield Office(
            store,
            Board(seated()),
            clock,
            wires,
            push=settings.lhcm_push,
            quota_day=settings.hotelrunner_quota_day,
            quota_minute=settings.hotelrunner_quota_minute,
            budget=Budget(settings.lhcm_budget_day_usd, settings.lhcm_budget_month_usd),
            terms=Terms(abandoned_after=patience(settings)),
            elsewhere=in_a_process,
        )


def brain_of(settings: Settings) -> Brain:
    """Claude where there is a key; without one nobody answers, and everything else works."""
    if settings.anthropic_api_key is None:
        return NoBrain()
    models = {
        Tier.DEEP: settings.lhcm_model_deep,
        Tier.TURN: settings.lhcm_model_turn,
        Tier.FAST: settings.lhcm_model_fast,
    }
    key = settings.anthropic_api_key.get_secret_value()
    return ClaudeBrain(Account(key, settings.anthropic_base_url, models))


def conversation_of(office: Office, brain: Brain) -> Conversation:
    """The board at its table."""
    return Conversation(office, brain, partial(PropertyReader, office.store), worded(office))


def worded(office: Office) -> Callable[[str, House], Callable[[Phrase], str]]:
    """How the tools put a phrase into the words of a language, at a house."""
    faces = Faces(office)

    def words(language: str, house: House) -> Callable[[Phrase], str]:
        return faces.words(spoken(language), house.hotel).plain

    return words


def patience(settings: Settings) -> timedelta:
    """SQLite, and a token that is polled, belong to one process: what its predecessor left is abandoned at once."""
    alone = settings.database.startswith("sqlite") or settings.telegram_webhook_url is None
    return timedelta(0) if alone else OTHERS_PATIENCE


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


def wired(
    store: Store, property_id: str, account: HotelRunnerAccount, client: httpx.AsyncClient, clock: Clock
) -> HotelRunner:
    """The adapter with its stored quota."""
    quota = StoredQuota(store, property_id, clock, account.quota_day, account.quota_minute)
    return HotelRunner(account, client, quota=quota, now=clock)
