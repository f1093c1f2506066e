"""Is everything around the house in order: token, clock, disk, backup, schema, owners, rights, sources?"""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

import httpx

from bot.clock.upkeep import backups
from bot.settings import Settings
from domain.consent.rights import Role
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from store.unit import Unit
from store.upkeep.schema import newest, schema_is_current

State = Literal["ok", "warn", "bad"]

TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
REFUSED = {401, 404}
PATIENCE = 5.0
MOST_SKEW = timedelta(seconds=30)
LEAST_DISK = 500_000_000
OLDEST_BACKUP = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at and what was found; `bad` hinders the house, `warn` only wants a look."""

    name: str
    state: State
    words: Phrase


async def around(settings: Settings, now: datetime) -> AsyncIterator[Check]:
    """What needs no property: Telegram, clock, disk, backups, schema."""
    if settings.telegram_bot_token is not None:
        async for check in telegram(settings, now):
            yield check
    free = shutil.disk_usage(settings.lhcm_home).free
    enough = free >= LEAST_DISK
    yield Check("disk", "ok" if enough else "bad", say("cli.check_disk", n=free // 1_000_000))
    if settings.lhcm_home.stat().st_mode & 0o077:
        yield Check("home", "warn", say("cli.check_home", path=str(settings.lhcm_home)))
    yield backup_age(settings, now)
    if await schema_is_current(settings.database):
        yield Check("schema", "ok", say("cli.schema_current", revision=newest() or "?"))
    else:
        yield Check("schema", "bad", say("cli.check_schema"))


async def telegram(settings: Settings, now: datetime) -> AsyncIterator[Check]:
    """The token's shape, whether Telegram knows it, and how far our clock is from Telegram's."""
    token = settings.telegram_bot_token.get_secret_value() if settings.telegram_bot_token else ""
    if not TOKEN.fullmatch(token):
        yield Check("token", "bad", say("cli.check_token_shape"))
        return
    try:
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(f"{settings.telegram_base_url}{token}/getMe")
    except httpx.HTTPError:
        yield Check("telegram", "warn", say("cli.check_offline"))
        return
    if answer.status_code in REFUSED:
        yield Check("token", "bad", say("cli.check_token_refused"))
    elif answer.status_code == httpx.codes.OK:
        yield Check("telegram", "ok", say("cli.check_telegram"))
    else:
        yield Check("telegram", "warn", say("cli.check_offline"))
    skew = clock_skew(answer.headers.get("date"), now)
    if skew is not None:
        state: State = "ok" if skew <= MOST_SKEW else "bad"
        yield Check("clock", state, say("cli.check_clock", n=int(skew.total_seconds())))


def clock_skew(header: str | None, now: datetime) -> timedelta | None:
    """How far we are from an HTTP server's Date header; None when there is none to read."""
    try:
        theirs = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return abs(now - theirs.replace(tzinfo=theirs.tzinfo or UTC))


def backup_age(settings: Settings, now: datetime) -> Check:
    """How old the newest nightly backup is."""
    kept = backups(settings.lhcm_home)
    if not kept:
        return Check("backup", "warn", say("cli.check_no_backup"))
    made = datetime.fromtimestamp(kept[-1].stat().st_mtime, UTC)
    fresh = now - made <= OLDEST_BACKUP
    return Check("backup", "ok" if fresh else "bad", say("cli.check_backup", at=made))


async def inside(unit: Unit, house: House, wired: bool) -> list[Check]:
    """What belongs to one property: its owners, its rights at HotelRunner, the age of its sources."""
    found = []
    if not await unit.people.members(Role.OWNER):
        found.append(Check("owners", "warn", say("cli.check_no_owner")))
    if wired:
        prices = sum(rate.price for rate in house.rates.values())
        words = say("cli.check_rights", n=prices, types=len(house.sellable))
        found.append(Check("rights", "ok" if prices else "warn", words))
        found.extend(sources(house))
    for name, (at, said) in (await unit.channels.source_failures()).items():
        words = say("cli.check_source_failed", source=name, at=at, words=said)
        found.append(Check(f"source:{name}", "warn", words))
    return found


def sources(house: House) -> Iterator[Check]:
    """Sources that were read longer ago than the house allows."""
    for name, read_at in sorted(house.source_ages.items()):
        if house.now - read_at > house.max_data_age:
            yield Check(f"source:{name}", "warn", say("cli.check_source_old", source=name, at=read_at))
