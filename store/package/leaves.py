"""What did files say about the house, place by place?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.package.leaf import Leaf, file_of
from store.models.package import PackageLeafRow
from store.scope import Scope

WITHDRAWN = "withdrawn"  # the confidence of a row that takes back what a file had said


@dataclass(frozen=True, slots=True)
class Leaves:
    """The claims that were imported, all of them kept."""

    scope: Scope

    async def add(self, leaves: Iterable[Leaf], at: datetime) -> int:
        """Keep claims; how many say something that their file had not said before.

        A file that speaks again of a place replaces what it said there; two lines of one file may differ.
        """
        before = _grouped(await self.all())
        fresh = [
            one
            for key, said in _grouped(leaves).items()
            if _values(said) != _values(before.get(key, ()))
            for one in said
        ]
        await self.scope.append(PackageLeafRow, [_row(one, at) for one in fresh])
        return len(fresh)

    async def all(self) -> Sequence[Leaf]:
        """The claims that count, as they came: of each file and place those of its newest import."""
        rows = await self.scope.all(select(PackageLeafRow).order_by(PackageLeafRow.id))
        newest = {(row.path, file_of(row.source), row.confirmed_by): row.at for row in rows}
        return [
            _leaf(row)
            for row in rows
            if row.at == newest[row.path, file_of(row.source), row.confirmed_by]
            and row.confidence != WITHDRAWN
        ]

    async def take_back(self, imported: datetime, at: datetime) -> int:
        """Undo the import of that instant where nothing newer was said: what the file had said before stands again.

        How many claims that touches. Nothing is erased: what stands is said anew, what was new is withdrawn.
        """
        rows = await self.scope.all(select(PackageLeafRow).order_by(PackageLeafRow.id))
        groups: dict[tuple[str, str, str | None], list[PackageLeafRow]] = {}
        for row in rows:
            groups.setdefault((row.path, file_of(row.source), row.confirmed_by), []).append(row)
        fresh: list[dict[str, Any]] = []
        touched = 0
        for group in groups.values():
            last = [row for row in group if row.at == group[-1].at]
            if last[0].at != imported or last[0].confidence == WITHDRAWN:
                continue
            touched += len(last)
            earlier = group[: -len(last)]
            again = [row for row in earlier if row.at == earlier[-1].at]
            fresh += [_row(_leaf(row), at) for row in again] or [
                _row(replace(_leaf(last[-1]), confidence=WITHDRAWN), at)  # type: ignore[arg-type]
            ]
        await self.scope.append(PackageLeafRow, fresh)
        return touched


def _grouped(leaves: Iterable[Leaf]) -> Mapping[tuple[str, str, str | None], list[Leaf]]:
    found: dict[tuple[str, str, str | None], list[Leaf]] = {}
    for one in leaves:
        found.setdefault((one.path, file_of(one.source), one.confirmed_by), []).append(one)
    return found


def _values(leaves: Iterable[Leaf]) -> list[object]:
    return [one.value for one in leaves]


def _row(leaf: Leaf, at: datetime) -> dict[str, Any]:
    return {
        "path": leaf.path,
        "value": leaf.value,
        "source": leaf.source,
        "stated_on": leaf.on,
        "confirmed_by": leaf.confirmed_by,
        "confidence": leaf.confidence,
        "at": at,
    }


def _leaf(row: PackageLeafRow) -> Leaf:
    return Leaf(row.path, row.value, row.source, row.stated_on, row.confirmed_by, row.confidence)  # type: ignore[arg-type]
