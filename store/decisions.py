"""What was decided and why, and what is measured or may run without asking?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from domain.nights import Span
from domain.objective import Mandate, Metric, Objective
from store.models import DecisionRow, MandateRow, ObjectiveRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the decision log. `code` is its name in the documents ("D-W-004")."""

    code: str
    decided_on: date | None
    decided_by: str | None
    question: str
    decision: str
    rationale: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decision log."""

    scope: Scope

    async def import_(self, decisions: Iterable[Decision]) -> None:
        """Write decisions; one with a known code is replaced."""
        rows = [
            {
                "code": one.code,
                "decided_on": one.decided_on,
                "decided_by": one.decided_by,
                "question": one.question,
                "decision": one.decision,
                "rationale": one.rationale,
                "status": one.status,
            }
            for one in decisions
        ]
        await self.scope.put(DecisionRow, rows, ["code"])

    async def all(self) -> Sequence[Decision]:
        """Every decision, by code."""
        return [
            Decision(
                row.code,
                row.decided_on,
                row.decided_by,
                row.question,
                row.decision,
                row.rationale,
                row.status,
            )
            for row in await self.scope.all(select(DecisionRow).order_by(DecisionRow.code))
        ]


@dataclass(frozen=True, slots=True)
class Objectives:
    """Objectives and mandates in force."""

    scope: Scope

    async def active(self, today: date) -> Sequence[Objective]:
        """Objectives that are not closed and whose period has not ended."""
        wanted = select(ObjectiveRow).where(ObjectiveRow.closed_at.is_(None), ObjectiveRow.last >= today)
        return [
            Objective(
                row.id,
                Metric(row.metric),
                _exact(row.target),
                Span(row.first, row.last),
                row.price_floor,
                row.review_on,
                row.words,
            )
            for row in await self.scope.all(wanted.order_by(ObjectiveRow.id))
        ]

    async def mandates(self, today: date) -> Sequence[Mandate]:
        """Mandates that are neither revoked nor over."""
        wanted = select(MandateRow).where(MandateRow.revoked_at.is_(None), MandateRow.until >= today)
        return [
            Mandate(
                row.id,
                row.grantee,
                row.kind,
                _exact(row.largest_change),
                row.per_day,
                row.sum_per_day,
                row.price_floor,
                row.until,
            )
            for row in await self.scope.all(wanted.order_by(MandateRow.id))
        ]


def _exact(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)
