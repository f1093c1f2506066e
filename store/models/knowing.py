"""Which columns hold what people answered about the house, and what they were asked?"""

from __future__ import annotations

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id
from store.models.row import Owned, Row


class HouseFactRow(Owned, Row):
    """Append-only: an answer, or that somebody does not know (`value` null)."""

    __tablename__ = "house_facts"
    __table_args__ = (Index(None, "property_id", "key"),)

    id: Mapped[Id]
    key: Mapped[Code]
    value: Mapped[str | None] = mapped_column(Text)
    by: Mapped[Code]
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[Code]
    decides: Mapped[bool]
    at: Mapped[At]


class FactAskRow(Owned, Row):
    """A question put to a person; `unasked` when it came by itself, `open` until he answers or another follows."""

    __tablename__ = "fact_asks"
    __table_args__ = (Index(None, "property_id", "person_id", "open"),)

    id: Mapped[Id]
    person_id: Mapped[int]
    key: Mapped[Code]
    unasked: Mapped[bool]
    open: Mapped[bool]
    at: Mapped[At]
