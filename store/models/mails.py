"""Which columns hold the mails that may be about a booking?"""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json
from store.models.row import Owned, Row


class MailRow(Owned, Row):
    """One mail, once for each `key`. `open` awaits its effect; `body` and `notice` are forgotten in time."""

    __tablename__ = "mails"
    __table_args__ = (
        UniqueConstraint("property_id", "key"),
        Index(None, "property_id", "open", "id"),
        Index(None, "property_id", "state", "settled_at"),
    )

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(64))
    sender: Mapped[str] = mapped_column(String(320))
    subject: Mapped[str] = mapped_column(Text)
    arrived_at: Mapped[At]
    received_at: Mapped[At]
    trust: Mapped[Code]
    body: Mapped[Json | None]
    notice: Mapped[Json | None]
    rings: Mapped[bool]
    open: Mapped[bool]
    attempts: Mapped[int]
    state: Mapped[Code]
    reason: Mapped[Code | None]
    provider: Mapped[Code | None]
    number: Mapped[Code | None]
    settled_at: Mapped[At | None]
