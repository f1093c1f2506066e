"""Which columns hold transfers, and what is to be minded for a guest?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Ref
from store.models.row import Owned, Row, own


class TransferRow(Owned, Row):
    __tablename__ = "transfers"
    __table_args__ = (
        UniqueConstraint("token"),
        own("reservations", "reservation_id"),
        Index(None, "property_id", "reservation_id"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    reservation_id: Mapped[Ref]
    way: Mapped[Code]
    at: Mapped[At | None]
    flight: Mapped[str | None] = mapped_column(Text)
    pick_up: Mapped[str | None] = mapped_column(Text)
    driver: Mapped[str | None] = mapped_column(Text)
    state: Mapped[Code]
    by: Mapped[Code]
    changed_at: Mapped[At]


class CareRow(Owned, Row):
    """Personal data with an end. `match_key` finds what a returning guest agreed to have kept."""

    __tablename__ = "guest_cares"
    __table_args__ = (
        UniqueConstraint("token"),
        own("reservations", "reservation_id"),
        Index(None, "property_id", "reservation_id"),
        Index(None, "property_id", "match_key"),
        Index(None, "property_id", "keep_until"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    reservation_id: Mapped[Ref]
    kind: Mapped[Code]
    words: Mapped[str] = mapped_column(Text)
    by: Mapped[Code]
    at: Mapped[At]
    consent: Mapped[bool]
    match_key: Mapped[Code | None]
    keep_until: Mapped[date]
    read_by: Mapped[Code | None]
    read_at: Mapped[At | None]
