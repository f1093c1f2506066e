"""Which outward calls were begun for a proposal, and what became of each?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from store.models.proposals import AttemptRow
from store.scope import Scope

CONFIRMED = "confirmed"  # the state of a transaction that every channel took


@dataclass(frozen=True, slots=True)
class Attempt:
    """One outward call. Without an `outcome` nobody knows whether it took effect."""

    id: int
    proposal_id: int
    seq: int
    request: Mapping[str, Any]
    started_at: datetime
    outcome: str | None = None
    tracking: str | None = None
    errors: tuple[str, ...] = ()
    finished_at: datetime | None = None
    status: str | None = None
    channels: tuple[Any, ...] = ()
    checked_at: datetime | None = None
    checks: int = 0


@dataclass(frozen=True, slots=True)
class Attempts:
    """The outward calls of one property: written before they are made."""

    scope: Scope

    async def begin(self, proposal_id: int, seq: int, request: Mapping[str, Any], at: datetime) -> Attempt:
        """Record a call before it is made. IntegrityError when this call was begun already."""
        begun = await self.scope.add(
            AttemptRow, proposal_id=proposal_id, seq=seq, request=dict(request), started_at=at, checks=0
        )
        return Attempt(begun, proposal_id, seq, request, at)

    async def finish(
        self, attempt_id: int, outcome: str, tracking: str | None, errors: Sequence[str], at: datetime
    ) -> bool:
        """What the call answered; False when that was recorded already."""
        return bool(
            await self.scope.changed(
                update(AttemptRow)
                .where(AttemptRow.id == attempt_id, AttemptRow.outcome.is_(None))
                .values(outcome=outcome, tracking=tracking, errors=list(errors), finished_at=at)
            )
        )

    async def status(self, attempt_id: int, state: str, channels: Sequence[Any], at: datetime) -> None:
        """What the channels said when they were asked about the call; counts the asking."""
        await self.scope.changed(
            update(AttemptRow)
            .where(AttemptRow.id == attempt_id)
            .values(status=state, channels=list(channels), checked_at=at, checks=AttemptRow.checks + 1)
        )

    async def any_confirmed(self) -> bool:
        """Whether a call ever went by wire and was confirmed by the channels."""
        wanted = select(AttemptRow.id).where(AttemptRow.tracking.is_not(None), AttemptRow.status == CONFIRMED)
        return await self.scope.first(wanted) is not None

    async def of(self, proposal_id: int) -> Sequence[Attempt]:
        """The calls of one proposal in order."""
        wanted = select(AttemptRow).where(AttemptRow.proposal_id == proposal_id).order_by(AttemptRow.seq)
        return [_attempt(row) for row in await self.scope.all(wanted)]


def _attempt(row: AttemptRow) -> Attempt:
    return Attempt(
        row.id,
        row.proposal_id,
        row.seq,
        row.request,
        row.started_at,
        row.outcome,
        row.tracking,
        tuple(row.errors or ()),
        row.finished_at,
        row.status,
        tuple(row.channels or ()),
        row.checked_at,
        row.checks,
    )
