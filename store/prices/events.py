"""What has the owner said of the town's calendar, and what of it still stands?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.consent.actions import ConfirmEvent
from domain.prices.events.event import Event, Kind
from domain.prices.events.known import OwnEvent
from store.models.events import EventRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Events:
    """The owner's events; what replaced or ended one stays readable beside it."""

    scope: Scope

    async def standing(self) -> Sequence[OwnEvent]:
        """Those in force, past ones too, by their first night."""
        rows = await self.scope.all(
            select(EventRow).where(EventRow.ended_at.is_(None)).order_by(EventRow.first, EventRow.id)
        )
        return [
            OwnEvent(
                row.id,
                Event(
                    row.code,
                    Kind(row.kind),
                    row.first,
                    row.last,
                    row.name,
                    row.name_en,
                    row.source,
                    row.market,
                ),
                row.expected,
            )
            for row in rows
        ]

    async def confirm(self, action: ConfirmEvent, at: datetime) -> int:
        """Write the event in place of the one of the same code, market and year; its id."""
        for one in await self.standing():
            known = one.event
            if (known.key, known.market, known.first.year) == (action.code, action.market, action.first.year):
                await self.end(one.id, at)
        return await self.scope.add(
            EventRow,
            code=action.code,
            kind=action.event_kind,
            first=action.first,
            last=action.last,
            name=action.name,
            name_en=action.name_en,
            market=action.market,
            expected=action.expected,
            source=action.source,
            confirmed_at=at,
        )

    async def end(self, event_id: int, at: datetime) -> bool:
        """It counts no more; False when it had ended before."""
        wanted = update(EventRow).where(EventRow.id == event_id, EventRow.ended_at.is_(None))
        return bool(await self.scope.changed(wanted.values(ended_at=at)))
