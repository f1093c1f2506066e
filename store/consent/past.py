"""What was decided, and who was told what, looking back?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.consent.proposal import Proposal
from store.consent.proposals import read_proposal
from store.models.post import OutboxRow
from store.models.proposals import ProposalRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Told:
    """One message that left the house, or could not: to whom, about what, and when."""

    person_id: int | None
    kind: str
    subject: str | None
    payload: Mapping[str, Any]
    at: datetime
    error: str | None
    renewed: bool


@dataclass(frozen=True, slots=True)
class Past:
    """Looking back over one property."""

    scope: Scope

    async def decided(self, since: datetime) -> Sequence[Proposal]:
        """Proposals on which somebody gave his verdict since then, the newest first."""
        wanted = select(ProposalRow).where(ProposalRow.decided_at >= since)
        ordered = wanted.order_by(ProposalRow.decided_at.desc(), ProposalRow.id.desc())
        return [read_proposal(row) for row in await self.scope.all(ordered)]

    async def told(self, since: datetime, limit: int) -> Sequence[Told]:
        """What was sent since then, or given up, the newest first; redrawn cards are no new message."""
        wanted = select(OutboxRow).where(OutboxRow.finished_at >= since, OutboxRow.kind != "redraw")
        ordered = wanted.order_by(OutboxRow.finished_at.desc(), OutboxRow.id.desc()).limit(limit)
        return [_told(row) for row in await self.scope.all(ordered)]


def _told(row: OutboxRow) -> Told:
    at = row.finished_at or row.added_at
    return Told(row.person_id, row.kind, row.subject, row.payload, at, row.error, row.uncertain)
