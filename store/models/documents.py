"""Which columns hold the files that were sent to the house, and what they are evidence of?"""

from __future__ import annotations

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Big, Code, Id, Json, Ref
from store.models.row import Owned, Row


class DocumentRow(Owned, Row):
    """One file, once for each `digest`; its bytes lie on the disk."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("property_id", "digest"), UniqueConstraint("property_id", "token"))

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    kind: Mapped[Code]
    name: Mapped[Code]
    caption: Mapped[str] = mapped_column(Text)
    size: Mapped[Big]
    person_id: Mapped[Ref]
    forwarded: Mapped[bool]
    at: Mapped[At]
    room: Mapped[Code | None]
    state: Mapped[Code]
    settled_at: Mapped[At | None]
    answers: Mapped[Json | None]


class EvidenceRow(Owned, Row):
    """A file that shows that something was done: `subject` is "proposal:<number>" or "mission:<id>"."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("property_id", "subject", "token"),)

    id: Mapped[Id]
    subject: Mapped[Code]
    token: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[Ref]
    at: Mapped[At]
