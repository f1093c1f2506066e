"""Which columns hold who eats in the house?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Ref
from store.models.row import Owned, Row, own


class MealRow(Owned, Row):
    """One meal of one booking; `at` is a local hour."""

    __tablename__ = "service_meals"
    __table_args__ = (
        UniqueConstraint("token"),
        UniqueConstraint("property_id", "reservation_id", "kind", "day"),
        own("reservations", "reservation_id"),
        Index(None, "property_id", "day"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    reservation_id: Mapped[Ref]
    kind: Mapped[Code]
    day: Mapped[date]
    people: Mapped[int] = mapped_column(Integer)
    at: Mapped[str | None] = mapped_column(String(5))
    words: Mapped[str] = mapped_column(Text)
    by: Mapped[Code]
    changed_at: Mapped[At]
