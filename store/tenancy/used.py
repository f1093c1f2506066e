"""How much of what costs something did this house use?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from store.models.documents import DocumentRow
from store.models.guests import GuestMessageRow
from store.models.post import OutboxRow
from store.scope import Scope

TELEGRAM = "telegram"


@dataclass(frozen=True, slots=True)
class Used:
    """Counts, and nobody's words. What was sent and has been forgotten since is not counted any more."""

    scope: Scope

    async def messages(self, first: datetime, end: datetime) -> Mapping[str, int]:
        """Messages that left from `first` until before `end`, by door: to people of the house and to guests."""
        shown = select(func.count(OutboxRow.id)).where(
            OutboxRow.message_id.is_not(None), OutboxRow.finished_at >= first, OutboxRow.finished_at < end
        )
        found = {TELEGRAM: await self.scope.first(shown) or 0}
        sent = select(GuestMessageRow.door, func.count(GuestMessageRow.id)).where(
            GuestMessageRow.way == "out",
            GuestMessageRow.state == "sent",
            GuestMessageRow.at >= first,
            GuestMessageRow.at < end,
        )
        for door, count in await self.scope.rows(sent.group_by(GuestMessageRow.door)):
            found[door] = found.get(door, 0) + count
        return found

    async def file_bytes(self) -> int:
        """What the files that people sent take on the disk now."""
        return int(await self.scope.first(select(func.coalesce(func.sum(DocumentRow.size), 0))) or 0)
