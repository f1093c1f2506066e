"""Which bookings were sold in another currency than the house's, so that no sum may hold them?"""

from __future__ import annotations

from sqlalchemy import select

from store.models import PropertyRow, ReservationRow
from store.scope import Scope


async def foreign(scope: Scope) -> frozenset[int]:
    """Their ids. A booking without any amount has no currency, and is none of them."""
    ours = await scope.first(select(PropertyRow.currency))
    found = await scope.rows(select(ReservationRow.id).where(ReservationRow.currency != ours))
    return frozenset(row_id for (row_id,) in found)
