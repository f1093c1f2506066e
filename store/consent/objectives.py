"""What does the owner want measured, until when?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import case, select, update

from domain.consent.actions import SetObjective
from domain.consent.objective import Metric, Objective
from domain.nights import Span
from store.models.morning import ObjectiveRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Objectives:
    """Objectives: set, reviewed, closed, and those in force."""

    scope: Scope

    async def active(self, today: date) -> Sequence[Objective]:
        """Objectives that are not closed and whose period has not ended."""
        wanted = select(ObjectiveRow).where(ObjectiveRow.closed_at.is_(None), ObjectiveRow.last >= today)
        return [_objective(row) for row in await self.scope.all(wanted.order_by(ObjectiveRow.id))]

    async def over(self, today: date) -> Sequence[Objective]:
        """Objectives whose period has ended and that nobody has closed."""
        wanted = select(ObjectiveRow).where(ObjectiveRow.closed_at.is_(None), ObjectiveRow.last < today)
        return [_objective(row) for row in await self.scope.all(wanted.order_by(ObjectiveRow.id))]

    async def due(self, today: date) -> Sequence[Objective]:
        """Objectives in force whose review date has come."""
        return [objective for objective in await self.active(today) if objective.review_on <= today]

    async def open(self, objective: int) -> Objective | None:
        """The objective with this id, unless it is closed."""
        wanted = select(ObjectiveRow).where(ObjectiveRow.id == objective, ObjectiveRow.closed_at.is_(None))
        row = await self.scope.first(wanted)
        return None if row is None else _objective(row)

    async def keep(self, objective: int, until: date) -> bool:
        """Review it next on that day, and let its period reach at least so far; False when it has ended."""
        wanted = update(ObjectiveRow).where(ObjectiveRow.id == objective, ObjectiveRow.closed_at.is_(None))
        last = case((ObjectiveRow.last < until, until), else_=ObjectiveRow.last)
        return bool(await self.scope.changed(wanted.values(review_on=until, last=last)))

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


def _exact(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _written(exact: Decimal | None) -> str | None:
    return None if exact is None else f"{exact:f}"
