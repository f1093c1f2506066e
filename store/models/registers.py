"""Which columns hold the registers of letters and of artifacts?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row


class LetterRow(Owned, Row):
    """Who was told what; each once by its source, except what is stated by hand."""

    __tablename__ = "letters"
    __table_args__ = (Index(None, "property_id", "told_on"), UniqueConstraint("property_id", "source"))

    id: Mapped[Id]
    who: Mapped[str] = mapped_column(Text)
    party: Mapped[Code]
    words: Mapped[str] = mapped_column(Text)
    told_on: Mapped[date]
    received: Mapped[bool]
    way: Mapped[Code]
    reference: Mapped[Code]
    next_on: Mapped[date | None]
    source: Mapped[Code]
    reminder: Mapped[Ref | None]
    settled: Mapped[bool]
    noted_by: Mapped[Code]
    noted_at: Mapped[At]


class ArtifactRow(Owned, Row):
    """What the house has made, one row for each by its folded title."""

    __tablename__ = "artifacts"
    __table_args__ = (UniqueConstraint("property_id", "key"),)

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    next_action: Mapped[str] = mapped_column(Text)
    next_on: Mapped[date | None]
    depends: Mapped[Json]
    reminder: Mapped[Ref | None]
    changed_by: Mapped[Code]
    changed_at: Mapped[At]
