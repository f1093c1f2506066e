"""Which columns hold what the owner says of the town's calendar?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id
from store.models.row import Owned, Row


class EventRow(Owned, Row):
    """An event as the owner confirmed it; an ended one stays, so that the calendar of any day can be read."""

    __tablename__ = "demand_events"
    __table_args__ = (Index(None, "property_id", "ended_at"),)

    id: Mapped[Id]
    code: Mapped[Code]
    kind: Mapped[Code]
    first: Mapped[date]
    last: Mapped[date]
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str] = mapped_column(Text)
    market: Mapped[Code]
    expected: Mapped[Code | None]
    source: Mapped[str] = mapped_column(Text)
    confirmed_at: Mapped[At]
    ended_at: Mapped[At | None]
