"""What is measured, and what may run without asking?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select, update

from domain.actions import GrantMandate, SetObjective
from domain.nights import Span
from domain.objective import Mandate, Metric, Objective
from store.models import MandateRow, ObjectiveRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Objectives:
    """Objectives and mandates: set, closed, granted, revoked, and those in force."""

    scope: Scope

    async def active(self, today: date) -> Sequence[Objective]:
        """Objectives that are not closed and whose period has not ended."""
        wanted = select(ObjectiveRow).where(ObjectiveRow.closed_at.is_(None), ObjectiveRow.last >= today)
        return [_objective(row) for row in await self.scope.all(wanted.order_by(ObjectiveRow.id))]

    async def set(self, wish: SetObjective, *, by: str, at: datetime) -> int:
        """Write a new objective; its id."""
        return await self.scope.add(
            ObjectiveRow,
            metric=wish.metric.value,
            target=_written(wish.target),
            first=wish.period.first,
            last=wish.period.last,
            price_floor=wish.price_floor,
            price_ceiling=wish.price_ceiling,
            room_type=wish.room_type,
            review_on=wish.review_on,
            words=wish.words,
            set_by=by,
            set_at=at,
        )

    async def close(self, objective: int, *, by: str, at: datetime) -> bool:
        """End an objective; False when it had ended before."""
        wanted = update(ObjectiveRow).where(ObjectiveRow.id == objective, ObjectiveRow.closed_at.is_(None))
        return bool(await self.scope.changed(wanted.values(closed_at=at, closed_by=by)))

    async def mandates(self, today: date) -> Sequence[Mandate]:
        """Mandates that are neither revoked nor over."""
        wanted = select(MandateRow).where(MandateRow.revoked_at.is_(None), MandateRow.until >= today)
        return [_mandate(row) for row in await self.scope.all(wanted.order_by(MandateRow.id))]

    async def grant(self, wish: GrantMandate, *, by: str, at: datetime) -> int:
        """Write a new mandate; its id."""
        return await self.scope.add(
            MandateRow,
            grantee=wish.grantee,
            kind=wish.covers,
            largest_change=_written(wish.largest_change),
            largest_amount=wish.largest_amount,
            per_day=wish.per_day,
            sum_per_day=wish.sum_per_day,
            price_floor=wish.price_floor,
            until=wish.until,
            words=wish.words,
            granted_by=by,
            granted_at=at,
        )

    async def revoke(self, mandate: int, *, by: str, at: datetime) -> bool:
        """Withdraw a mandate; False when it was withdrawn before."""
        wanted = update(MandateRow).where(MandateRow.id == mandate, MandateRow.revoked_at.is_(None))
        return bool(await self.scope.changed(wanted.values(revoked_at=at, revoked_by=by)))


def _objective(row: ObjectiveRow) -> Objective:
    return Objective(
        row.id,
        Metric(row.metric),
        _exact(row.target),
        Span(row.first, row.last),
        row.price_floor,
        row.review_on,
        row.words,
        row.price_ceiling,
        row.room_type,
    )


def _mandate(row: MandateRow) -> Mandate:
    return Mandate(
        row.id,
        row.grantee,
        row.kind,
        _exact(row.largest_change),
        row.per_day,
        row.sum_per_day,
        row.price_floor,
        row.until,
        revoked=row.revoked_at is not None,
        largest_amount=row.largest_amount,
    )


def _exact(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _written(exact: Decimal | None) -> str | None:
    return None if exact is None else f"{exact:f}"
