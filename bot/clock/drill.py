"""Do the backups still bring the house back, tried once a week without anybody asking?"""

from __future__ import annotations

import json
import logging
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock.offsite import keeper_of, still_there
from bot.clock.upkeep import backups
from bot.settings import Settings
from channels.keeping.keeper import Unkept
from domain.consent.rights import Role
from domain.errors import Refusal, refuse
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from store.house.shelf import written
from store.upkeep.guest_keys import GuestKeys
from store.upkeep.restoring import Restored, tried

log = logging.getLogger(__name__)

EVERY = timedelta(days=7)
# After one that failed: a full disk or a dead line may be mended within the day.
AGAIN = timedelta(days=1)
_FILE = "drill.json"


async def drill_if_due(office: Office, settings: Settings) -> None:
    """Once a week the newest backup is restored on trial; what fails rings at the owners who run this machine."""
    now, kept = office.clock(), backups(settings.lhcm_home)
    held, failed = held_at(settings.lhcm_home), _at(settings.lhcm_home, "failed")
    if not kept or (held and now - held < EVERY) or (failed and now - failed < AGAIN):
        return
    try:
        await drill(settings, kept[-1])
    except Refusal as refusal:
        log.error("the backup was restored on trial and did not hold: %s", refusal.phrase)
        _note(settings.lhcm_home, held=held, failed=now)
        await _ring(office, settings, refusal.phrase, now)
        return
    _note(settings.lhcm_home, held=now, failed=None)


async def drill(settings: Settings, copy: Path) -> Restored:
    """Restore this backup where nobody lives, and bring back what was sent elsewhere. Refusal: something fails."""
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copy.parent) as scratch:
        found = await tried(copy, Path(scratch), GuestKeys(settings.lhcm_home), settings.database)
        keeper = keeper_of(settings)
        if keeper is not None:
            try:
                await still_there(keeper, copy.parent, Path(scratch))
            except Unkept as trouble:
                raise refuse("backup.not_elsewhere", words=str(trouble)) from trouble
    return found


def held_at(home: Path) -> datetime | None:
    """When a backup was last restored on trial and held; None: never."""
    return _at(home, "held")


def _at(home: Path, what: str) -> datetime | None:
    try:
        told = json.loads((home / "backups" / _FILE).read_text("utf-8")).get(what)
        return datetime.fromisoformat(told) if told else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _note(home: Path, held: datetime | None, failed: datetime | None) -> None:
    told = {"held": held and held.isoformat(), "failed": failed and failed.isoformat()}
    written(home / "backups" / _FILE, json.dumps(told).encode())


async def _ring(office: Office, settings: Settings, words: Phrase, now: datetime) -> None:
    """Once for each of them, in the house that he owns first; other houses' owners do not run this machine."""
    notice = Reply((Block((Line(say("backup.drill_failed", words=words), bold=True),)),))
    for account in settings.telegram_owner_ids:
        async with office.store.hall_reading() as hall:
            places = [one for one in await hall.places(account) if one[1].role is Role.OWNER]
        if places:
            house, member = places[0]
            async with office.store.unit(house) as unit:
                await tell(unit, [member], notice, f"drill:{now.date()}", now)
