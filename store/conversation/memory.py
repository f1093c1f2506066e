"""What did people ask the house to remember?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from domain.missions.mission import Fact
from store.models.missions import FactRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Memory:
    """Facts by word of mouth: stated, confirmed, shown, erased."""

    scope: Scope

    async def state(self, words: str, *, by: str, at: datetime) -> Fact:
        """Keep what somebody said; it counts once he has confirmed it."""
        token = secrets.token_urlsafe(12)
        await self.scope.add(FactRow, token=token, words=words, stated_by=by, stated_at=at)
        found = await self.by_token(token)
        if found is None:
            raise LookupError("a fact was written and is not there")
        return found

    async def by_token(self, token: str) -> Fact | None:
        """The fact behind a button."""
        row = await self.scope.first(select(FactRow).where(FactRow.token == token))
        return None if row is None else _fact(row)

    async def confirm(self, fact: Fact, at: datetime) -> bool:
        """From now on it counts; False when it did already, or is gone."""
        wanted = update(FactRow).where(FactRow.id == fact.id, FactRow.confirmed_at.is_(None))
        return bool(await self.scope.changed(wanted.values(confirmed_at=at)))

    async def confirmed(self) -> Sequence[Fact]:
        """Everything that counts, oldest first."""
        wanted = select(FactRow).where(FactRow.confirmed_at.is_not(None)).order_by(FactRow.id)
        return [_fact(row) for row in await self.scope.all(wanted)]

    async def erase(self, fact: Fact) -> bool:
        """Forget it: the words are gone from the database."""
        return bool(await self.scope.changed(delete(FactRow).where(FactRow.id == fact.id)))


def _fact(row: FactRow) -> Fact:
    return Fact(row.id, row.token, row.words, row.stated_by, row.stated_at, row.confirmed_at)
