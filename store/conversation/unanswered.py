"""Which questions put to the board on the page have no answer yet?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from store.models.conversation import AskedRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question under its `key`, which also names the answer; `director` None: whoever it concerns."""

    key: str
    at: datetime
    words: str
    director: str | None
    tier: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Written before the board hears a question, removed with its answer: the end of a process loses none."""

    scope: Scope

    async def add(self, person_id: int, asked: AskedQuestion) -> None:
        """He has asked this."""
        await self.scope.add(
            AskedRow,
            person_id=person_id,
            key=asked.key,
            at=asked.at,
            words=asked.words,
            director=asked.director,
            tier=asked.tier,
        )

    async def of(self, person_id: int) -> Sequence[AskedQuestion]:
        """What this person has asked and not been answered, oldest first."""
        mine = select(AskedRow).where(AskedRow.person_id == person_id).order_by(AskedRow.id)
        return [
            AskedQuestion(row.key, row.at, row.words, row.director, row.tier)
            for row in await self.scope.all(mine)
        ]

    async def settle(self, person_id: int, key: str) -> bool:
        """Answered, or taken back; False where it was before."""
        mine = delete(AskedRow).where(AskedRow.person_id == person_id, AskedRow.key == key)
        return await self.scope.changed(mine) == 1

    async def forget(self, before: datetime) -> int:
        """Delete what nobody has asked again since then."""
        return await self.scope.changed(delete(AskedRow).where(AskedRow.at < before))
