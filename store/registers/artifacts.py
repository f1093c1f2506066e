"""Which artifacts are on the register?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from domain.registers.artifact import Artifact
from store.models.registers import ArtifactRow
from store.scope import Scope

_NAMES = (
    *("key", "title", "version", "state", "place", "next_action"),
    *("next_on", "reminder", "changed_by", "changed_at"),
)


@dataclass(frozen=True, slots=True)
class Artifacts:
    """The artifacts of one property."""

    scope: Scope

    async def put(self, artifact: Artifact) -> None:
        """As it stands now; its id is the row's own."""
        row = {name: getattr(artifact, name) for name in _NAMES} | {"depends": list(artifact.depends)}
        await self.scope.put(ArtifactRow, [row], ["key"])

    async def get(self, key: str) -> Artifact | None:
        """The artifact of this folded title."""
        row = await self.scope.first(select(ArtifactRow).where(ArtifactRow.key == key))
        return None if row is None else _artifact(row)

    async def all(self) -> Sequence[Artifact]:
        """Every one by its title."""
        return [_artifact(row) for row in await self.scope.all(select(ArtifactRow).order_by(ArtifactRow.key))]


def _artifact(row: ArtifactRow) -> Artifact:
    values = {name: getattr(row, name) for name in _NAMES}
    return Artifact(id=row.id, depends=tuple(row.depends), **values)
