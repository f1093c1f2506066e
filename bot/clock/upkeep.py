"""What is done at night so that the house survives its machine?"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock.offsite import keeper_of, leave
from bot.settings import Settings
from channels.keeping.keeper import Unkept
from domain.errors import Refusal
from governance.office import Office
from store.house.shelf import Shelf
from store.house.shelf_copy import mirrored
from store.upkeep.backup import backup
from store.upkeep.guest_keys import GuestKeys

log = logging.getLogger(__name__)

KEPT = 14
INBOX_KEPT = timedelta(days=8)
NAMES = "lhcm-*.backup"


def backups(home: Path) -> list[Path]:
    """The nightly backups of this home, oldest first: their names sort by date."""
    return sorted((home / "backups").glob(NAMES))


def newest_backup(home: Path) -> datetime | None:
    """When the newest of them was made; None where there is none."""
    kept = backups(home)
    return datetime.fromtimestamp(kept[-1].stat().st_mtime, UTC) if kept else None


async def nightly(office: Office, settings: Settings) -> None:
    """One backup for each day, the newest kept; updates past their time removed. Safe to run at any hour."""
    now = office.clock()
    await back_up(settings, office.shelf, now)
    async with office.store.hall() as hall:
        await hall.inbox_forget(now - INBOX_KEPT)


async def back_up(settings: Settings, shelf: Shelf, now: datetime) -> None:
    """Today's backup, unless it is there, and the files that people sent; then the oldest ones go."""
    target = settings.lhcm_home / "backups" / f"lhcm-{now.date()}.backup"
    if target.exists():
        return
    try:
        await backup(settings.database, target, GuestKeys(settings.lhcm_home))
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
