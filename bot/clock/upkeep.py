"""What is done at night so that the house survives its machine and forgets what it must?"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock.offsite import keeper_of, leave
from bot.settings import Settings
from channels.keeping.keeper import Unkept
from domain.errors import Refusal
from domain.service.meal import KEPT as MEALS_KEPT
from governance.office import Office
from store.house.shelf import Shelf
from store.house.shelf_copy import mirrored
from store.upkeep.backup import backup

log = logging.getLogger(__name__)

KEPT = 14
INBOX_KEPT = timedelta(days=8)
DELIVERIES_KEPT = timedelta(days=30)
CALLS_KEPT = timedelta(days=2)
WORDS_KEPT = timedelta(days=60)
GUESTS_WORDS_KEPT = timedelta(days=180)  # two months after check-out an alias still lives
NAMES = "lhcm-*.backup"


def backups(home: Path) -> list[Path]:
    """The nightly backups of this home, oldest first: their names sort by date."""
    return sorted((home / "backups").glob(NAMES))


def newest_backup(home: Path) -> datetime | None:
    """When the newest of them was made; None where there is none."""
    kept = backups(home)
    return datetime.fromtimestamp(kept[-1].stat().st_mtime, UTC) if kept else None


async def nightly(office: Office, settings: Settings) -> None:
    """One backup for each day, the newest kept; personal data past its time removed. Safe to run at any hour."""
    now = office.clock()
    await back_up(settings, office.shelf, now)
    async with office.store.hall() as hall:
        properties = await hall.property_ids()
        await hall.inbox_forget(now - INBOX_KEPT)
    for property_id in properties:
        async with office.store.unit(property_id) as unit:
            removed = await unit.reservations.purge_guests(now.date())
            await unit.cares.purge(now.date())
            await unit.meals.purge(now.date() - MEALS_KEPT)
            await unit.legal.purge(now.date())
            await unit.tasks.forget(now.date())
            await unit.deliveries.forget(now - DELIVERIES_KEPT)
            await unit.mails.forget(now - DELIVERIES_KEPT)
            await unit.guest_messages.forget(now - GUESTS_WORDS_KEPT)
            await unit.doors.forget(now - CALLS_KEPT)
            await unit.quota.forget(now - CALLS_KEPT)
            await unit.conversations.forget(now - WORDS_KEPT)
            await unit.summaries.forget((now - WORDS_KEPT).date())
            gone = await unit.documents.forget(now - office.terms.files_kept)
        # After the rows: a crash in between leaves bytes that nobody knows, never a row without them.
        for digest in gone:
            await asyncio.to_thread(office.shelf.discard, digest)
        if removed:
            log.info("%s: personal data of %d guests removed, as agreed", property_id, removed)


async def back_up(settings: Settings, shelf: Shelf, now: datetime) -> None:
    """Today's backup, unless it is there, and the files that people sent; then the oldest ones go."""
    target = settings.lhcm_home / "backups" / f"lhcm-{now.date()}.backup"
    if target.exists():
        return
    try:
        await backup(settings.database, target)
    except Refusal as refusal:
        log.error("no backup was made: %s", refusal.phrase)
        return
    # After the database: whatever file it knows is on the shelf by now.
    await asyncio.to_thread(mirrored, shelf, target.parent / "documents")
    for old in backups(settings.lhcm_home)[:-KEPT]:
        old.unlink()
    await send_elsewhere(settings, shelf, target)


async def send_elsewhere(settings: Settings, shelf: Shelf, copy: Path) -> None:
    """The night's backup also to the place that was named for it; the next night sends what this one could not."""
    try:
        keeper = keeper_of(settings)
        if keeper is not None:
            await leave(settings, keeper, copy, shelf)
    except Refusal as refusal:
        log.error("no backup left this machine: %s", refusal.phrase)
    except Unkept as trouble:
        log.error("no backup left this machine: %s", trouble)
