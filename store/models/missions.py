"""Which columns hold missions, notes and the facts that people stated?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id
from store.models.row import Owned, Row


class MissionRow(Owned, Row):
    __tablename__ = "missions"
    __table_args__ = (
        UniqueConstraint("token"),
        Index(None, "property_id", "state"),
        Index(None, "property_id", "remind_at"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    note: Mapped[bool]
    priority: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    owner: Mapped[Code]
    reviewer: Mapped[Code | None]
    blocked_by: Mapped[str | None] = mapped_column(Text)
    eta: Mapped[date | None]
    deliverable: Mapped[str | None] = mapped_column(Text)
    criteria: Mapped[str | None] = mapped_column(Text)
    remind_on: Mapped[date | None]
    remind_at: Mapped[At | None]
    created_by: Mapped[Code]
    created_at: Mapped[At]
    changed_at: Mapped[At]


class FactRow(Owned, Row):
    """Words that a person stated; erasing deletes the row."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("token"),)

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    words: Mapped[str] = mapped_column(Text)
    stated_by: Mapped[Code]
    stated_at: Mapped[At]
    confirmed_at: Mapped[At | None]
