"""Which columns hold declarations, exemptions, papers that end, and reminders that were given?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Ref
from store.models.row import Owned, Row, own


class DeclarationRow(Owned, Row):
    """Whether a booking's guests were declared: no name, no birth date, no number of an identity paper."""

    __tablename__ = "guest_declarations"
    __table_args__ = (
        UniqueConstraint("property_id", "reservation_id"),
        own("reservations", "reservation_id"),
        Index(None, "property_id", "keep_until"),
    )

    id: Mapped[Id]
    reservation_id: Mapped[Ref]
    missing: Mapped[int | None]
    deposited: Mapped[str | None] = mapped_column(String(40))
    by: Mapped[Code]
    at: Mapped[At]
    keep_until: Mapped[date]


class ExemptionRow(Owned, Row):
    """How many adults of a booking owe no tourist tax, and why."""

    __tablename__ = "tax_exemptions"
    __table_args__ = (
        UniqueConstraint("property_id", "reservation_id", "reason"),
        own("reservations", "reservation_id"),
    )

    id: Mapped[Id]
    reservation_id: Mapped[Ref]
    reason: Mapped[Code]
    persons: Mapped[int]
    by: Mapped[Code]
    at: Mapped[At]


class PaperRow(Owned, Row):
    """The end of a paper of the house, or who confirmed a rule of the law."""

    __tablename__ = "legal_papers"
    __table_args__ = (UniqueConstraint("property_id", "code"),)

    id: Mapped[Id]
    code: Mapped[Code]
    until: Mapped[date | None]
    number: Mapped[str] = mapped_column(Text)
    confirmed_by: Mapped[Code]
    at: Mapped[At]


class RingRow(Owned, Row):
    """A reminder that was given: its key is its own for ever, so that it is given once."""

    __tablename__ = "service_rings"
    __table_args__ = (UniqueConstraint("property_id", "key"),)

    id: Mapped[Id]
    key: Mapped[Code]
    at: Mapped[At]
