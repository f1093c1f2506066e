"""Who eats in the house, as somebody said it?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import delete, select

from domain.service.meal import Meal, MealKind, MealWish
from store.models.service_meals import MealRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Meals:
    """The meals of one property."""

    scope: Scope

    async def between(self, since: date, until: date) -> Sequence[Meal]:
        """Those of these days, both included, by day."""
        wanted = select(MealRow).where(MealRow.day >= since, MealRow.day <= until)
        return [read_meal(row) for row in await self.scope.all(wanted.order_by(MealRow.day, MealRow.id))]

    async def by_token(self, token: str) -> Meal | None:
        """The meal behind a button."""
        row = await self.scope.first(select(MealRow).where(MealRow.token == token))
        return None if row is None else read_meal(row)

    async def put(self, wish: MealWish, by: str, at: datetime) -> None:
        """Write it, in place of what was said of that booking's meal before; its button stays the same."""
        row = {
            "token": secrets.token_urlsafe(12),
            "reservation_id": wish.reservation,
            "kind": wish.kind.value,
            "day": wish.day,
            "people": wish.people,
            "at": wish.at.isoformat("minutes") if wish.at else None,
            "words": wish.words,
            "by": by,
            "changed_at": at,
        }
        await self.scope.put(MealRow, [row], ["reservation_id", "kind", "day"], keep=("token",))

    async def purge(self, before: date) -> int:
        """Forget the meals of earlier days; how many that were."""
        return await self.scope.changed(delete(MealRow).where(MealRow.day < before))


def read_meal(row: MealRow) -> Meal:
    """The meal of a row."""
    at = time.fromisoformat(row.at) if row.at else None
    wish = MealWish(row.reservation_id, MealKind(row.kind), row.day, row.people, at, row.words)
    return Meal(row.id, row.token, wish, row.by, row.changed_at)
