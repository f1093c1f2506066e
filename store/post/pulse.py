"""Has anything happened in this house since somebody last looked?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from store.models.post import OutboxRow
from store.models.property import PropertyRow
from store.models.reservations import RevisionRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Pulse:
    """A house's beat: it moves whenever something is journaled, booked or told."""

    scope: Scope

    async def now(self) -> str:
        """Three counters that only grow, as one word: whoever knows an older one has missed something."""
        booked = select(func.max(RevisionRow.id)).scalar_subquery()
        told = select(func.max(OutboxRow.id)).scalar_subquery()
        found = await self.scope.rows(select(PropertyRow.journal_seq, booked, told))
        return "-".join(str(count or 0) for count in found[0]) if found else "0-0-0"
