"""Which updates arrived, and which still await their effect?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from store.models.post import InboxRow
from store.scope import Scope


class TakenOver(Exception):
    """Somebody else has the update by now: nothing of what is under way for it may be written."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """An update as it arrived. `attempts` counts the times it was taken over: whoever has it holds that number."""

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
    return [_item(row) for row in await scope.all(wanted)]


async def take_over(
    scope: Scope, bot_id: int, silent_since: datetime | None, limit: int, at: datetime
) -> Sequence[InboxItem]:
    """Open updates of this bot that nobody has spoken for since then (None: whoever did), in their order; they are
    the asker's now."""
    waiting = select(InboxRow.id).where(InboxRow.bot_id == bot_id, *_unspoken_for(silent_since))
    some = waiting.order_by(InboxRow.id).limit(limit)
    mine = update(InboxRow).where(InboxRow.id.in_(some.with_for_update(skip_locked=True)))
    mine = mine.values(attempts=InboxRow.attempts + 1, attempted_at=at)
    found = (await scope.session.execute(mine.returning(InboxRow))).scalars().all()
    return [_item(row) for row in sorted(found, key=lambda row: row.id)]


async def hold(scope: Scope, items: Collection[InboxItem], at: datetime) -> set[int]:
    """Say that these are still being handled; the ids of those that are open and the speaker's."""
    if not items:
        return set()
    still = or_(*(and_(InboxRow.id == one.id, InboxRow.attempts == one.attempts) for one in items))
    held = update(InboxRow).where(InboxRow.open.is_(True), still).values(attempted_at=at)
    return set((await scope.session.execute(held.returning(InboxRow.id))).scalars())


async def done(scope: Scope, inbox_id: int, turn: int, at: datetime) -> bool:
    """The update, taken over `turn` times so far, has had its effect; False when it had it already.

    TakenOver: somebody else has it, or had it last.
    """
    return await _end(scope, inbox_id, turn, done_at=at)


async def dead(scope: Scope, inbox_id: int, turn: int, reason: str, at: datetime) -> bool:
    """The update is set aside. TakenOver: by somebody else, if at all."""
    return await _end(scope, inbox_id, turn, dead_at=at, reason=reason)


def _unspoken_for(since: datetime | None) -> Sequence[ColumnElement[bool]]:
    spoken_for = func.coalesce(InboxRow.attempted_at, InboxRow.received_at)
    return (InboxRow.open.is_(True), *(() if since is None else (spoken_for <= since,)))


async def _end(scope: Scope, inbox_id: int, turn: int, **columns: Any) -> bool:
    mine = update(InboxRow).where(InboxRow.id == inbox_id, InboxRow.attempts == turn)
    if await scope.changed(mine.where(InboxRow.open.is_(True)).values(open=False, **columns)):
        return True
    turns = await scope.first(select(InboxRow.attempts).where(InboxRow.id == inbox_id))
    if turns is not None and turns != turn:
        raise TakenOver(inbox_id)
    return False


async def orphaned(scope: Scope, bots: Collection[int], silent_since: datetime | None, at: datetime) -> int:
    """Set aside what came by a bot that nobody listens to any more: an answer would come from another one."""
    open_elsewhere = update(InboxRow).where(InboxRow.bot_id.not_in(bots), *_unspoken_for(silent_since))
    return await scope.changed(open_elsewhere.values(open=False, dead_at=at, reason="its bot is gone"))


async def dead_count(scope: Scope, since: datetime) -> int:
    """How many updates were set aside since then."""
    return await scope.first(select(func.count(InboxRow.id)).where(InboxRow.dead_at >= since)) or 0


async def forget(scope: Scope, before: datetime) -> int:
    """Delete handled updates that arrived before then; their ids cannot come back after a week."""
    return await scope.changed(
        delete(InboxRow).where(InboxRow.open.is_(False), InboxRow.received_at < before)
    )


def _item(row: InboxRow) -> InboxItem:
    return InboxItem(row.id, row.bot_id, row.update_id, row.raw, row.received_at, row.attempts)
