"""Which bodies did the channel manager deliver, and which of them still await their effect?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from store.models.post import DeliveryRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Posted:
    """A body as it came; `attempts` counts how often somebody began to read it."""

    id: int
    body: str
    via: str
    received_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Deliveries:
    """The bodies of one property: kept before anything else happens to them, each once."""

    scope: Scope

    async def keep(self, body: str, via: str, at: datetime) -> bool:
        """Store a body that awaits its effect; False when the same one is there already."""
        return await self._add(body, via, at, {"open": True})

    async def set_aside(self, body: str, via: str, reason: str, at: datetime) -> bool:
        """Store a body that nobody could read, for a person to look at; False when it is there already."""
        return await self._add(body, via, at, {"open": False, "dead_at": at, "reason": reason})

    async def waiting(self, limit: int = 50) -> Sequence[Posted]:
        """What awaits its effect, in the order in which it came."""
        wanted = select(DeliveryRow).where(DeliveryRow.open.is_(True)).order_by(DeliveryRow.id).limit(limit)
        return [
            Posted(row.id, row.body, row.via, row.received_at, row.attempts)
            for row in await self.scope.all(wanted)
        ]

    async def begin(self, delivery_id: int) -> None:
        """Count one more beginning, before the body is read."""
        begun = update(DeliveryRow).where(DeliveryRow.id == delivery_id)
        await self.scope.changed(begun.values(attempts=DeliveryRow.attempts + 1))

    async def done(self, delivery_id: int, at: datetime) -> bool:
        """The body has had its effect; False when it had it already."""
        ended = update(DeliveryRow).where(DeliveryRow.id == delivery_id, DeliveryRow.open.is_(True))
        return bool(await self.scope.changed(ended.values(open=False, done_at=at)))

    async def dead(self, delivery_id: int, reason: str, at: datetime) -> bool:
        """Nobody could read the body: it is set aside for a person."""
        ended = update(DeliveryRow).where(DeliveryRow.id == delivery_id, DeliveryRow.open.is_(True))
        return bool(await self.scope.changed(ended.values(open=False, dead_at=at, reason=reason)))

    async def unread(self, since: datetime) -> Sequence[datetime]:
        """When bodies were set aside since then, oldest first."""
        wanted = select(DeliveryRow.dead_at).where(DeliveryRow.dead_at >= since).order_by(DeliveryRow.dead_at)
        return [at for at in await self.scope.all(wanted) if at is not None]

    async def forget(self, before: datetime) -> int:
        """Delete what arrived before then and awaits nothing: bodies hold guests' data."""
        return await self.scope.changed(
            delete(DeliveryRow).where(DeliveryRow.open.is_(False), DeliveryRow.received_at < before)
        )

    async def _add(self, body: str, via: str, at: datetime, state: dict[str, object]) -> bool:
        row = {
            "digest": hashlib.sha256(body.encode()).hexdigest(),
            "body": body,
            "via": via,
            "received_at": at,
            "attempts": 0,
            **state,
        }
        return bool(await self.scope.add_new(DeliveryRow, [row], ["digest"]))
