"""What is done at night so that the house survives its machine?"""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

from bot.settings import Settings
from governance.desk.office import Office
from store.backup import back_up

log = logging.getLogger(__name__)

KEPT = 14
INBOX_KEPT = timedelta(days=8)


async def nightly(office: Office, settings: Settings) -> None:
    """One backup for each day, the last fourteen kept; guests' data past its time and old updates removed."""
    now = office.clock()
    folder = settings.lhcm_home / "backups"
    target = folder / f"lhcm-{now.date()}.sqlite3"
    if settings.database.startswith("sqlite") and not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        await back_up(settings.database, target)
        prune(folder)
    async with office.store.hall() as hall:
        properties = await hall.property_ids()
        await hall.inbox_forget(now - INBOX_KEPT)
    for property_id in properties:
        async with office.store.unit(property_id) as unit:
            removed = await unit.reservations.purge_guests(now.date())
        if removed:
            log.info("%s: personal data of %s guests removed, as agreed", property_id, removed)


def prune(folder: Path) -> None:
    """Keep the newest; names sort by date."""
    for old in sorted(folder.glob("lhcm-*.sqlite3"))[:-KEPT]:
        old.unlink()
