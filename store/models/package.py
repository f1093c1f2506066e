"""Which columns hold the master data package: what files said, and the photos?"""

from __future__ import annotations

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Big, Code, Id, Json
from store.models.row import Owned, Row


class PackageLeafRow(Owned, Row):
    """Append-only: one claim about one place of the package. The newest of a source and person counts."""

    __tablename__ = "package_leaves"
    __table_args__ = (Index(None, "property_id", "path"),)

    id: Mapped[Id]
    path: Mapped[Code]
    value: Mapped[Json]
    source: Mapped[str] = mapped_column(Text)
    stated_on: Mapped[str | None] = mapped_column(Text)
    confirmed_by: Mapped[str | None] = mapped_column(Text)
    confidence: Mapped[Code]
    at: Mapped[At]


class PackagePhotoRow(Owned, Row):
    """A photo of the house; its bytes lie on the shelf under their digest."""

    __tablename__ = "package_photos"
    __table_args__ = (UniqueConstraint("property_id", "digest"),)

    id: Mapped[Id]
    digest: Mapped[Code]
    name: Mapped[Code]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[Big]
    likeness: Mapped[Code]
    room: Mapped[Code | None]
    room_type: Mapped[Code | None]
    tag: Mapped[Code | None]
    rights: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int | None]
    problems: Mapped[Json]
    by: Mapped[Code]
    at: Mapped[At]
    left_out: Mapped[bool]
