"""How is the house put together? The only place that knows every room."""

from __future__ import annotations

import contextlib
import functools
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.process.lazily import at
from bot.settings import Settings
from channels.knowledge.sentences import Sentences
from domain.errors import Refusal, refuse
from governance.board import Board
from governance.budget import Budget
from governance.office import Clock, Office, Terms
from store.engine import Store, open_store
from store.house.key import HouseKey
from store.house.shelf import Shelf
from store.upkeep.schema import migrate

if TYPE_CHECKING:
    from channels.ports import ChannelManager

log = logging.getLogger(__name__)

PILOT = Path(__file__).parent.parent / "data" / "specs" / "villa-thaifa"
# A second process may await the answer that this one finds missing: give it three time-outs.
OTHERS_PATIENCE = timedelta(minutes=3)
# A command looks into so many houses for accounts of theirs; `lhcm run` looks into all.
FEW = 50


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
            property_ids = [
                (await at("bot.imports:import_spec")(store, PILOT, clock(), dry_run=False)).property_id
            ]
        holder = holder_of(settings, property_ids)
        if holder is not None:
            account = at("bot.process.wiring:account_of")(settings)
            wires[holder] = await at("bot.process.wiring:hotelrunner")(account, store, holder, clock, stack)
        elif furnish and settings.hotelrunner_token is not None:
            raise refuse("cli.which_account", known=tuple(property_ids))
        if furnish:
            sealed = await at("bot.process.wiring:sealed_wires")(settings, store, clock, stack)
            if holder in sealed:
                raise refuse("account.twice", house=holder)
            wires |= sealed
        elif settings.lhcm_secret_key is not None and len(property_ids) <= FEW:
            wires = {**await sealed_for_a_command(settings, store, clock, stack), **wires}
        yield Office(
            store,
            Board(functools.cache(lambda: at("directors:seated")())),
            clock,
            wires,
            push=settings.lhcm_push,
            quota_day=settings.hotelrunner_quota_day,
            quota_minute=settings.hotelrunner_quota_minute,
            budget=Budget(settings.lhcm_budget_day_usd, settings.lhcm_budget_month_usd),
            terms=Terms(
                abandoned_after=patience(settings),
                files_kept=timedelta(days=settings.lhcm_documents_kept_days),
            ),
            elsewhere=_in_a_process,
            shelf=Shelf(settings.lhcm_home / "documents"),
            home=settings.lhcm_home,
            key=key_of(settings),
            meaning=Sentences() if settings.lhcm_meaning == "on" else None,
            clouds=lambda house: at("bot.process.clouds:clouds_of")(settings, store)(house),
            public_url=settings.lhcm_public_url,
        )


async def _in_a_process(work: Callable[[Any], Any], given: Any) -> Any:
    """What starts processes is loaded by who has long work for one."""
    return await at("bot.clock.workers:in_a_process")(work, given)


async def sealed_for_a_command(
    settings: Settings, store: Store, clock: Clock, stack: contextlib.AsyncExitStack
) -> Mapping[str, ChannelManager]:
    """The wires that houses keep under seal, for a command: one that only reads or seals goes on without them."""
    if not await at("bot.process.vault:any_kept")(store, at("domain.tenancy.accounts:Held").HOTELRUNNER):
        return {}
    try:
        found: Mapping[str, ChannelManager] = await at("bot.process.wiring:sealed_wires")(
            settings, store, clock, stack
        )
    except Refusal as refusal:
        log.warning("a sealed account does not open: %s", refusal.phrase)
        return {}
    return found


def key_of(settings: Settings) -> HouseKey:
    """What this house signs its links with."""
    given = settings.lhcm_secret_key
    return HouseKey(settings.lhcm_home / "house.key", given.get_secret_value().encode() if given else None)


def alone(settings: Settings) -> bool:
    """Whether one process has the house to itself: SQLite, and a token that is polled, belong to one."""
    return settings.database.startswith("sqlite") or settings.telegram_webhook_url is None


def patience(settings: Settings) -> timedelta:
    """What the predecessor of a process that is alone left under way is abandoned at once."""
    return timedelta(0) if alone(settings) else OTHERS_PATIENCE


def holder_of(settings: Settings, known: Sequence[str]) -> str | None:
    """The property whose bookings and prices the HotelRunner account holds: the one named, else the only one.

    None without an account, and where it cannot be told: a guess would push prices into somebody else's hotel.
    """
    if settings.hotelrunner_token is None:
        return None
    named = settings.hotelrunner_property
    if named is None and len(known) == 1:
        return known[0]
    return named if named in known else None
