"""Which messages wait to be sent, and which sender has which?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate

from store.models.post import OutboxRow, ShownMessageRow
from store.scope import Scope

# How the `dedupe` of what nobody asked for begins: it is due in every house at once, a minute later is as good.
AT_THEIR_HOUR = ("brief:", "portfolio:")


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A message in a sender's hands. `uncertain`: an earlier try may have arrived, so mark the repeat."""

    id: int
    property_id: str
    chat_id: int
    person_id: int | None
    kind: str
    payload: Mapping[str, Any]
    attempts: int
    uncertain: bool
    fence: int
    silent: bool
    subject: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Outbox:
    """Where a unit leaves what is to be said once it has committed."""

    scope: Scope

    async def add(
        self,
        kind: str,
        person_id: int | None,
        chat_id: int,
        payload: Mapping[str, Any],
        dedupe: str,
        at: datetime,
        due_at: datetime | None = None,
        silent: bool = False,
        subject: str | None = None,
        digest: str | None = None,
    ) -> bool:
        """Leave a message; False when one with this `dedupe` was left before.

        With a `subject`, the sent message is remembered as showing it, in the unit that marks it sent.
        """
        row = {
            "kind": kind,
            "person_id": person_id,
            "chat_id": chat_id,
            "payload": dict(payload),
            "dedupe": dedupe,
            "subject": subject,
            "digest": digest,
            "silent": silent,
            "added_at": at,
            "due_at": due_at or at,
            "fence": 0,
            "attempts": 0,
            "uncertain": False,
        }
        return bool(await self.scope.add_new(OutboxRow, [row], ["dedupe"]))

    async def no_more_redraws(self, reason: str, at: datetime) -> int:
        """Give up every edit that waits: the messages that it was to change are out of reach."""
        waiting = update(OutboxRow).where(OutboxRow.kind == "redraw", OutboxRow.due_at.is_not(None))
        return await self.scope.changed(
            waiting.values(due_at=None, finished_at=at, leased_until=None, error=reason)
        )


def _free() -> Select[int]:
    """Which messages may be taken at `now`, `most` of them, in their order."""
    now, other = bindparam("now", type_=OutboxRow.due_at.type), aliased(OutboxRow)
    earlier = and_(other.id < OutboxRow.id, or_(other.attempts > 0, other.due_at <= now))
    in_the_way = (
        exists()
        .where(other.chat_id == OutboxRow.chat_id, other.due_at.is_not(None), other.id != OutboxRow.id)
        .where(or_(earlier, other.leased_until > now))
    )
    turn = func.row_number().over(partition_by=OutboxRow.property_id, order_by=OutboxRow.id)
    unasked = or_(*(OutboxRow.dedupe.startswith(begins) for begins in AT_THEIR_HOUR))
    order = (unasked, turn, OutboxRow.id)
    free = select(OutboxRow.id).where(OutboxRow.due_at <= now, ~in_the_way).order_by(*order)
    return free.limit(bindparam("most", type_=Integer))


def _taken() -> ReturningUpdate[tuple[OutboxRow]]:
    """The message `row`, if it is still free at `now`, in hand until `until`."""
    until = bindparam("until", type_=OutboxRow.due_at.type)
    due = OutboxRow.due_at <= bindparam("now", type_=OutboxRow.due_at.type)
    return (
        update(OutboxRow)
        .where(OutboxRow.id == bindparam("row", type_=OutboxRow.id.type), due)
        .values(
            due_at=until,
            fence=OutboxRow.fence + 1,
            attempts=OutboxRow.attempts + 1,
            uncertain=OutboxRow.uncertain | OutboxRow.leased_until.is_not(None),
            leased_until=until,
        )
        .returning(OutboxRow)
    )


# Built once: a sender asks at every bell, and building them took longer than the database does.
FREE, TAKEN = _free(), _taken()


async def claim(scope: Scope, now: datetime, lease: timedelta, limit: int) -> Sequence[OutboxItem]:
    """Take due messages for `lease`: at most one per chat, never before an earlier one of its chat is finished.

    An earlier message that was put off to a later hour and never tried does not hold the chat up. A lease that ran
    out without a word makes the message uncertain. What a thousand houses say of themselves at the same hour comes
    after what somebody waits for, and each house has its turn before one has its second.
    """
    free = await scope.rows(FREE, now=now, most=limit)
    claimed: list[OutboxRow] = []
    for (row_id,) in free:
        claimed += await scope.session.scalars(TAKEN, {"row": row_id, "now": now, "until": now + lease})
    return [_item(row) for row in claimed]


async def release(scope: Scope, now: datetime) -> int:
    """Every lease ends now: for a house that only one process owns, when it starts again after a crash."""
    held = update(OutboxRow).where(OutboxRow.due_at.is_not(None), OutboxRow.leased_until > now)
    return await scope.changed(held.values(due_at=now, leased_until=now))


async def done(
    scope: Scope, item: OutboxItem, message_id: int | None, at: datetime, *, photo: bool = False
) -> bool:
    """The message was sent, with a picture or without; False when the lease had been lost meanwhile."""
    finished = await _finish(scope, item, finished_at=at, message_id=message_id, due_at=None, error=None)
    if finished and item.subject and message_id is not None:
        shown = {
            "property_id": item.property_id,
            "subject": item.subject,
            "chat_id": item.chat_id,
            "message_id": message_id,
            "digest": item.digest or "",
            "at": at,
            "photo": photo,
        }
        await scope.put(ShownMessageRow, [shown], ["chat_id", "message_id"])
    return finished


async def retry(scope: Scope, item: OutboxItem, not_before: datetime, uncertain: bool, error: str) -> bool:
    """Try again later; `uncertain` when this try may have arrived."""
    return await _finish(
        scope, item, due_at=not_before, uncertain=item.uncertain or uncertain, error=error, leased_until=None
    )


async def drop(scope: Scope, item: OutboxItem, reason: str, at: datetime) -> bool:
    """Give the message up, and say why."""
    return await _finish(scope, item, due_at=None, finished_at=at, error=reason, leased_until=None)


async def _finish(scope: Scope, item: OutboxItem, **columns: Any) -> bool:
    held = and_(OutboxRow.id == item.id, OutboxRow.fence == item.fence, OutboxRow.due_at.is_not(None))
    return bool(await scope.changed(update(OutboxRow).where(held).values(**columns)))


def _item(row: OutboxRow) -> OutboxItem:
    return OutboxItem(
        row.id,
        row.property_id,
        row.chat_id,
        row.person_id,
        row.kind,
        row.payload,
        row.attempts,
        row.uncertain,
        row.fence,
        row.silent,
        row.subject,
        row.digest,
    )
