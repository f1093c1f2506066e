"""What was decided, by whom and why?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from domain.house.decision import Decision
from store.models.property import DecisionRow
from store.scope import Scope


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
                "translations": {lang: dict(said) for lang, said in one.translations.items()},
                "options": one.options,
                "review_on": one.review_on,
            }
            for one in decisions
        ]
        await self.scope.put(DecisionRow, rows, ["code"])

    async def withdraw(self, code: str, was: str, now: str) -> bool:
        """Change its state; False where it is another one already, or there is no such decision."""
        wanted = update(DecisionRow).where(DecisionRow.code == code, DecisionRow.status == was)
        return bool(await self.scope.changed(wanted.values(status=now)))

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
                row.translations or {},
                row.options,
                row.review_on,
            )
            for row in await self.scope.all(select(DecisionRow).order_by(DecisionRow.code))
        ]
