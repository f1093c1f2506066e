"""What did files say about the house, place by place?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.package.leaf import Leaf
from store.models import PackageLeafRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Leaves:
    """The claims that were imported, all of them kept."""

    scope: Scope

    async def add(self, leaves: Iterable[Leaf], at: datetime) -> int:
        """Keep claims; how many said something that their source had not said before."""
        before = {(one.path, one.source, one.confirmed_by): one.value for one in await self.all()}
        fresh = [
            one for one in leaves if before.get((one.path, one.source, one.confirmed_by), ...) != one.value
        ]
        rows = [
            {
                "path": one.path,
                "value": one.value,
                "source": one.source,
                "stated_on": one.on,
                "confirmed_by": one.confirmed_by,
                "confidence": one.confidence,
                "at": at,
            }
            for one in fresh
        ]
        await self.scope.append(PackageLeafRow, rows)
        return len(rows)

    async def all(self) -> Sequence[Leaf]:
        """Every claim in the order in which it came."""
        rows = await self.scope.all(select(PackageLeafRow).order_by(PackageLeafRow.id))
        return [
            Leaf(row.path, row.value, row.source, row.stated_on, row.confirmed_by, row.confidence)  # type: ignore[arg-type]
            for row in rows
        ]
