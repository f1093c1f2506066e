"""Which columns hold what each import of bookings changed?"""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row


class ImportRow(Owned, Row):
    """One import. `touched` holds each booking as it stood before, without its guest."""

    __tablename__ = "imports"
    __table_args__ = (UniqueConstraint("property_id", "number"),)

    id: Mapped[Id]
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[Code]
    via: Mapped[Code]
    at: Mapped[At]
    touched: Mapped[Json]
    counts: Mapped[Json]
    person_id: Mapped[Ref | None]
    document: Mapped[Code | None]
    undoable: Mapped[bool]
    undone_at: Mapped[At | None]
