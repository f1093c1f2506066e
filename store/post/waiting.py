"""How much waits to be sent and to be handled, and for how long?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from store.models.post import InboxRow, OutboxRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts and ages of what is due; nobody's words, and no house's name."""

    messages: int
    oldest_message: timedelta
    updates: int
    oldest_update: timedelta


async def waiting(scope: Scope, now: datetime) -> Waiting:
    """What is due at this moment, in all houses together."""
    due = OutboxRow.due_at <= now
    messages = await scope.first(select(func.count(OutboxRow.id)).where(due))
    since = await scope.first(select(OutboxRow.due_at).where(due).order_by(OutboxRow.due_at))
    updates = await scope.first(select(func.count(InboxRow.id)).where(InboxRow.open.is_(True)))
    first = await scope.first(
        select(InboxRow.received_at).where(InboxRow.open.is_(True)).order_by(InboxRow.id)
    )
    return Waiting(messages or 0, _age(since, now), updates or 0, _age(first, now))


def _age(since: datetime | None, now: datetime) -> timedelta:
    return max(now - since, timedelta(0)) if since is not None else timedelta(0)
