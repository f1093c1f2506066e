"""Which price tests were proposed, which were carried out, and what was booked on either side?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import select, update

from domain.prices.trials import Trial
from store.models.reservations import StayRoomRow
from store.models.revenue import SnapshotRow, TrialRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Trials:
    """Price tests of one property."""

    scope: Scope

    async def begin(
        self,
        proposal_id: int,
        room_type: str,
        ratio: Decimal,
        pairs: Iterable[tuple[date, date]],
        at: datetime,
    ) -> int:
        """Write down what was proposed; its id."""
        return await self.scope.add(
            TrialRow,
            proposal_id=proposal_id,
            room_type=room_type,
            ratio=str(ratio),
            pairs=[[test.isoformat(), control.isoformat()] for test, control in pairs],
            at=at,
        )

    async def all(self) -> Sequence[Trial]:
        """Those that were not forgotten, with what was booked since each began."""
        rows = await self.scope.all(
            select(TrialRow).where(TrialRow.forgotten_at.is_(None)).order_by(TrialRow.id)
        )
        return [await self._trial(row) for row in rows]

    async def forget(self, at: datetime) -> int:
        """Everything learned so far counts no more; how many tests that concerns."""
        wanted = update(TrialRow).where(TrialRow.forgotten_at.is_(None))
        return await self.scope.changed(wanted.values(forgotten_at=at))

    async def _trial(self, row: TrialRow) -> Trial:
        pairs = tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in row.pairs)
        taken = await self.scope.first(
            select(SnapshotRow.id).where(SnapshotRow.proposal_id == row.proposal_id)
        )
        nights = [night for pair in pairs for night in pair]
        stays = await self.scope.rows(
            select(StayRoomRow.check_in, StayRoomRow.check_out).where(
                StayRoomRow.room_type == row.room_type,
                StayRoomRow.booked_at >= row.at,
                StayRoomRow.released_at.is_(None),
                StayRoomRow.check_in.between(min(nights) - timedelta(days=60), max(nights)),
            )
        )

        def sold(side: int) -> int:
            return sum(begin <= pair[side] < end for pair in pairs for begin, end in stays)

        return Trial(
            row.id,
            row.proposal_id,
            row.room_type,
            Decimal(row.ratio),
            pairs,
            row.at,
            carried=taken is not None,
            sold_test=sold(0),
            sold_control=sold(1),
        )
