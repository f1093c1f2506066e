"""Which columns hold the writings that were read, and their passages?"""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Big, Code, Id, Ref
from store.models.row import Owned, Row, own, referable


class WritingRow(Owned, Row):
    """One version of a writing; of each `key` one is `current` unless it is gone."""

    __tablename__ = "knowledge_writings"
    __table_args__ = (
        UniqueConstraint("property_id", "key", "version"),
        referable(),
        Index(None, "property_id", "current", "source"),
    )

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(400))
    version: Mapped[int]
    current: Mapped[bool]
    title: Mapped[str] = mapped_column(Text)
    source: Mapped[Code]
    audience: Mapped[Code]
    digest: Mapped[str] = mapped_column(String(64))
    form: Mapped[Code]
    size: Mapped[Big]
    dated: Mapped[At | None]
    read_at: Mapped[At]
    withheld: Mapped[int]
    problem: Mapped[str] = mapped_column(Text)


class PassageRow(Owned, Row):
    """A passage as it stands in its writing, its words as the index has them, and its meaning as numbers.

    The index of `words` is made by the migration: on SQLite a table of its own that triggers fill
    (`knowledge_words`), on PostgreSQL a GIN index over their vector.
    """

    __tablename__ = "knowledge_passages"
    __table_args__ = (
        own("knowledge_writings", "writing_id"),
        UniqueConstraint("property_id", "writing_id", "number"),
    )

    id: Mapped[Id]
    writing_id: Mapped[Ref]
    number: Mapped[int]
    page: Mapped[int | None]
    heading: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    meaning: Mapped[bytes | None] = mapped_column(LargeBinary)
