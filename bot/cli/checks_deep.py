"""Is everything well that takes longer to see: every journal, every wire, what waits, whether backups come back?"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.cli.checks import PATIENCE, Check
from bot.cli.data import words_of
from bot.clock.drill import drill
from bot.clock.upkeep import backups
from bot.process.vault import vault_of
from bot.settings import Settings
from domain.errors import Refusal
from domain.phrase import say
from store.engine import Store
from store.upkeep.chains import entries_that_hold

# A message that is due for so long is not being sent by anybody.
OLDEST_MESSAGE = timedelta(minutes=5)
OLDEST_UPDATE = timedelta(minutes=5)


async def deep(settings: Settings, store: Store, now: datetime) -> AsyncIterator[Check]:
    """Journals, accounts, wires, what waits, and a restore on trial; nothing is changed or sent."""
    async with store.hall_reading() as hall:
        houses = await hall.property_ids()
        waits = await hall.waiting(now)
        dead = await hall.inbox_dead_count(now - timedelta(days=1))
    yield await journals(store, houses)
    yield await accounts(settings, store, houses)
    for name, url in wires(settings).items():
        yield reached(name, url)
    late = waits.oldest_message > OLDEST_MESSAGE
    minutes = int(waits.oldest_message.total_seconds() // 60)
    yield Check("outbox", "bad" if late else "ok", say("cli.deep_outbox", n=waits.messages, minutes=minutes))
    late = waits.oldest_update > OLDEST_UPDATE
    minutes = int(waits.oldest_update.total_seconds() // 60)
    yield Check("inbox", "bad" if late else "ok", say("cli.deep_inbox", n=waits.updates, minutes=minutes))
    if dead:
        yield Check("set aside", "warn", say("cli.deep_dead", n=dead))
    if kept := backups(settings.lhcm_home):
        try:
            yield Check("restore", "ok", words_of(await drill(settings, kept[-1])))
        except Refusal as refusal:
            yield Check("restore", "bad", refusal.phrase)


async def journals(store: Store, houses: Sequence[str]) -> Check:
    """Every chain of every house, from its first entry."""
    try:
        entries = await entries_that_hold(store, houses)
    except Refusal as refusal:
        return Check("journals", "bad", refusal.phrase)
    return Check("journals", "ok", say("cli.deep_journals", n=len(houses), entries=entries))


async def accounts(settings: Settings, store: Store, houses: Sequence[str]) -> Check:
    """Whether the key of the environment still opens every sealed account."""
    vault, found = vault_of(settings), 0
    for house in houses:
        async with store.reading(house) as unit:
            kept = await unit.accounts_sealed.all()
        try:
            found += len([vault.open(house, one) for one in kept])
        except Refusal as refusal:
            return Check("accounts", "bad", refusal.phrase)
    return Check("accounts", "ok", say("cli.deep_accounts", n=found))


def wires(settings: Settings) -> dict[str, str]:
    """The addresses that this configuration talks to, by name."""
    found = {
        "telegram": settings.telegram_base_url if settings.telegram_bot_token else None,
        "hotelrunner": settings.hotelrunner_base_url if settings.hotelrunner_token else None,
        "anthropic": settings.anthropic_base_url if settings.anthropic_api_key else None,
    }
    return {f"wire:{name}": url for name, url in found.items() if url}


def reached(name: str, url: str) -> Check:
    """Whether somebody listens at that address; nothing is asked of him."""
    place = urlsplit(url)
    host, port = place.hostname or "", place.port or (443 if place.scheme == "https" else 80)
    try:
        with socket.create_connection((host, port), PATIENCE):
            return Check(name, "ok", say("cli.deep_wire", host=host))
    except OSError:
        return Check(name, "warn", say("cli.deep_no_wire", host=host))
