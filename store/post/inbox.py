"""Which updates arrived, and which still await their effect?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from store.models.post import InboxRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class InboxItem:
    """An update as it arrived."""

    id: int
    bot_id: int
    update_id: int
    raw: Mapping[str, Any]
    received_at: datetime
    attempts: int


async def store(
    scope: Scope, bot_id: int, update_id: int, raw: Mapping[str, Any], at: datetime
) -> InboxItem | None:
    """Keep an update before anything else happens to it; None when it is known already."""
    row = {
        "bot_id": bot_id,
        "update_id": update_id,
        "raw": dict(raw),
        "received_at": at,
        "open": True,
        "attempts": 0,
    }
    fresh = await scope.new_ids(InboxRow, [row], ["bot_id", "update_id"])
    return InboxItem(fresh[0], bot_id, update_id, raw, at, 0) if fresh else None


async def pending(scope: Scope, bot_id: int, limit: int) -> Sequence[InboxItem]:
    """Updates of this bot that still await their effect, in the order in which they came."""
    waiting = select(InboxRow).where(InboxRow.open.is_(True), InboxRow.bot_id == bot_id)
    wanted = waiting.order_by(InboxRow.id).limit(limit)
    return [
        InboxItem(row.id, row.bot_id, row.update_id, row.raw, row.received_at, row.attempts)
        for row in await scope.all(wanted)
    ]


async def attempt(scope: Scope, inbox_id: int, at: datetime) -> None:
    """Count one more beginning, before the update is touched."""
    tried = update(InboxRow).where(InboxRow.id == inbox_id)
    await scope.changed(tried.values(attempts=InboxRow.attempts + 1, attempted_at=at))


async def done(scope: Scope, inbox_id: int, at: datetime) -> bool:
    """The update has had its effect; False when it had it already."""
    finished = update(InboxRow).where(InboxRow.id == inbox_id, InboxRow.open.is_(True))
    return bool(await scope.changed(finished.values(open=False, done_at=at)))


async def dead(scope: Scope, inbox_id: int, reason: str, at: datetime) -> bool:
    """The update is set aside."""
    ended = update(InboxRow).where(InboxRow.id == inbox_id, InboxRow.open.is_(True))
    return bool(await scope.changed(ended.values(open=False, dead_at=at, reason=reason)))


async def orphaned(scope: Scope, bots: Collection[int], at: datetime) -> int:
    """Set aside what came by a bot that nobody listens to any more: an answer would come from another one."""
    open_elsewhere = update(InboxRow).where(InboxRow.open.is_(True), InboxRow.bot_id.not_in(bots))
    return await scope.changed(open_elsewhere.values(open=False, dead_at=at, reason="its bot is gone"))


async def dead_count(scope: Scope, since: datetime) -> int:
    """How many updates were set aside since then."""
    return await scope.first(select(func.count(InboxRow.id)).where(InboxRow.dead_at >= since)) or 0


async def forget(scope: Scope, before: datetime) -> int:
    """Delete handled updates that arrived before then; their ids cannot come back after a week."""
    return await scope.changed(
        delete(InboxRow).where(InboxRow.open.is_(False), InboxRow.received_at < before)
    )
