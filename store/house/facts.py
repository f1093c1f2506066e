"""What did people answer about the house, and what is somebody being asked just now?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from domain.house.facts.answers import Answer
from store.models.knowing import FactAskRow, HouseFactRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """Answers about the house, all of them kept, and who was asked what."""

    scope: Scope

    async def add(self, answer: Answer) -> None:
        """Keep an answer beside all earlier ones."""
        row = {
            "key": answer.key,
            "value": answer.value,
            "by": answer.by,
            "name": answer.name,
            "source": answer.source,
            "decides": answer.decides,
            "at": answer.at,
        }
        await self.scope.append(HouseFactRow, [row])

    async def answers(self) -> Mapping[str, Sequence[Answer]]:
        """Everything that was answered, by question, in the order in which it was said."""
        found: dict[str, list[Answer]] = {}
        for row in await self.scope.all(select(HouseFactRow).order_by(HouseFactRow.id)):
            one = Answer(row.key, row.value, row.by, row.name, row.source, row.at, row.decides)
            found.setdefault(row.key, []).append(one)
        return found

    async def ask(self, person_id: int, key: str, at: datetime, *, unasked: bool) -> None:
        """From now on this is the question that the person has before him."""
        await self.close(person_id)
        row = {"person_id": person_id, "key": key, "unasked": unasked, "open": True, "at": at}
        await self.scope.append(FactAskRow, [row])

    async def close(self, person_id: int) -> None:
        """The person has no question before him any more."""
        open_ones = update(FactAskRow).where(FactAskRow.person_id == person_id, FactAskRow.open.is_(True))
        await self.scope.changed(open_ones.values(open=False))

    async def asked(self, person_id: int) -> tuple[str, datetime] | None:
        """The question that the person has before him, and since when."""
        wanted = select(FactAskRow).where(FactAskRow.person_id == person_id, FactAskRow.open.is_(True))
        row = await self.scope.first(wanted.order_by(FactAskRow.id.desc()))
        return None if row is None else (row.key, row.at)

    async def unasked_since(self, person_id: int, since: datetime) -> tuple[int, datetime | None]:
        """How many questions came to the person by themselves since then, and when the last one did."""
        mine = (FactAskRow.person_id == person_id, FactAskRow.unasked.is_(True), FactAskRow.at >= since)
        [(count, last)] = await self.scope.rows(
            select(func.count(FactAskRow.id), func.max(FactAskRow.at)).where(*mine)
        )
        return int(count), last
