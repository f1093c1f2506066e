"""Which rooms does the house keep for guests who have not booked yet?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from domain.guests.hold import Hold, HoldState
from domain.nights import stay_nights
from store.models.guests import GuestHoldRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Holds:
    """The holds of one property: soft ones, which lower nothing at any channel."""

    scope: Scope

    async def open(
        self, thread: int, room_type: str, first: date, last: date, until: datetime, by: str, at: datetime
    ) -> int:
        """A new hold; its number."""
        return await self.scope.add(
            GuestHoldRow,
            thread_id=thread,
            room_type=room_type,
            first=first,
            last=last,
            until=until,
            state=HoldState.OPEN.value,
            by=by,
            at=at,
        )

    async def get(self, hold_id: int) -> Hold | None:
        """One hold."""
        row = await self.scope.first(select(GuestHoldRow).where(GuestHoldRow.id == hold_id))
        return None if row is None else _hold(row)

    async def standing(self) -> Sequence[Hold]:
        """Those that keep a room, the first to end first."""
        wanted = select(GuestHoldRow).where(GuestHoldRow.state == HoldState.OPEN.value)
        return [_hold(row) for row in await self.scope.all(wanted.order_by(GuestHoldRow.until))]

    async def held(self, now: datetime) -> Mapping[tuple[str, date], int]:
        """How many rooms of each type are kept on each night; what has ended keeps none."""
        return Counter(
            (one.room_type, night)
            for one in await self.standing()
            if one.until > now
            for night in stay_nights(one.first, one.last)
        )

    async def end(self, hold_id: int, to: HoldState) -> bool:
        """It keeps its room no longer; False when it had ended before."""
        row = update(GuestHoldRow).where(
            GuestHoldRow.id == hold_id, GuestHoldRow.state == HoldState.OPEN.value
        )
        return bool(await self.scope.changed(row.values(state=to.value)))


def _hold(row: GuestHoldRow) -> Hold:
    return Hold(
        row.id, row.thread_id, row.room_type, row.first, row.last, row.until, HoldState(row.state), row.by
    )
