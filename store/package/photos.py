"""Which photos of the house are there, and what does each show?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from domain.package.photo import Photo
from store.models.package import PackagePhotoRow
from store.scope import Scope

_PLAIN = (
    "digest",
    "name",
    "width",
    "height",
    "size",
    "likeness",
    "room",
    "room_type",
    "tag",
    "rights",
    "position",
    "by",
    "at",
)


@dataclass(frozen=True, slots=True)
class Photos:
    """The photos of one property, each once by what was sent."""

    scope: Scope

    async def keep(self, photo: Photo) -> None:
        """Remember a photo; one with the same digest is now described like this, and is back if it was left out."""
        row: dict[str, Any] = {name: getattr(photo, name) for name in _PLAIN}
        row |= {"problems": list(photo.problems), "left_out": False}
        await self.scope.put(PackagePhotoRow, [row], ["digest"], keep=["at", "by"])

    async def all(self) -> Sequence[Photo]:
        """Every photo that is not left out: by its place in the order, then as they came."""
        order = (PackagePhotoRow.position.is_(None), PackagePhotoRow.position, PackagePhotoRow.id)
        wanted = select(PackagePhotoRow).where(PackagePhotoRow.left_out.is_(False)).order_by(*order)
        return [_photo(row) for row in await self.scope.all(wanted)]

    async def take_back(self, imported: datetime) -> int:
        """Leave out the photos that came with the import of that instant; how many."""
        out = update(PackagePhotoRow).where(
            PackagePhotoRow.at == imported, PackagePhotoRow.left_out.is_(False)
        )
        return await self.scope.changed(out.values(left_out=True))

    async def place(self, imported: datetime, room_type: str) -> int:
        """Which type the photos of that import show of which nobody has said what they show; how many."""
        open_ = update(PackagePhotoRow).where(
            PackagePhotoRow.at == imported,
            PackagePhotoRow.room.is_(None),
            PackagePhotoRow.room_type.is_(None),
            PackagePhotoRow.tag.is_(None),
        )
        return await self.scope.changed(open_.values(room_type=room_type))

    async def license(self, imported: datetime, who: str) -> int:
        """Whoever gave the right to use the photos of that import of which nobody had said it; how many."""
        open_ = update(PackagePhotoRow).where(
            PackagePhotoRow.at == imported, PackagePhotoRow.rights.is_(None)
        )
        return await self.scope.changed(open_.values(rights=who))


def _photo(row: PackagePhotoRow) -> Photo:
    return Photo(**{name: getattr(row, name) for name in _PLAIN}, problems=tuple(row.problems))
