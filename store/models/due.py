"""Which columns say what a house is waited for with, and what was written of it since somebody looked?"""

from __future__ import annotations

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id
from store.models.row import Owned, Row


class DueRow(Owned, Row):
    """When one kind of work is looked for in a house next. `leased_until` set means that somebody is looking;
    `fence` moves whenever the house is changed or taken, so that whoever looked before cannot put it to rest."""

    __tablename__ = "due_work"
    __table_args__ = (UniqueConstraint("property_id", "kind"), Index(None, "kind", "due_at"))

    id: Mapped[Id]
    kind: Mapped[Code]
    due_at: Mapped[At]
    leased_until: Mapped[At | None]
    fence: Mapped[int]


class ChangeRow(Owned, Row):
    """A table of a house that was written to, until it is known whose work that is."""

    __tablename__ = "house_changes"
    __table_args__ = (UniqueConstraint("property_id", "what"),)

    id: Mapped[Id]
    what: Mapped[str] = mapped_column(String(64))
