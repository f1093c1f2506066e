"""Which columns hold what is said with guests?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row, own, referable


class GuestThreadRow(Owned, Row):
    """One guest and one stay, whatever the door. `name` is personal data: forgotten with the messages."""

    __tablename__ = "guest_threads"
    __table_args__ = (referable(), Index(None, "property_id", "stay"))

    id: Mapped[Id]
    name: Mapped[str | None] = mapped_column(Text)
    language: Mapped[Code | None]
    stay: Mapped[Code | None]
    channel: Mapped[Code]
    opened_at: Mapped[At]
    opted_out: Mapped[bool]
    sample: Mapped[bool]


class GuestAddressRow(Owned, Row):
    """Where a thread's guest writes from: an alias, an address, a chat, a number's id."""

    __tablename__ = "guest_addresses"
    __table_args__ = (
        UniqueConstraint("property_id", "door", "address"),
        own("guest_threads", "thread_id"),
        Index(None, "property_id", "thread_id"),
    )

    id: Mapped[Id]
    thread_id: Mapped[Ref]
    door: Mapped[Code]
    address: Mapped[str] = mapped_column(String(320))
    seen_at: Mapped[At]


class GuestMessageRow(Owned, Row):
    """A message from a guest or to him, once for each `key`. `text` and `body` are forgotten in time."""

    __tablename__ = "guest_messages"
    __table_args__ = (
        UniqueConstraint("property_id", "key"),
        own("guest_threads", "thread_id"),
        Index(None, "property_id", "thread_id", "id"),
        Index(None, "property_id", "state", "due_at"),
        Index(None, "property_id", "external"),
    )

    id: Mapped[Id]
    thread_id: Mapped[Ref]
    key: Mapped[str] = mapped_column(String(64))
    way: Mapped[Code]
    door: Mapped[Code]
    address: Mapped[str] = mapped_column(String(320))
    state: Mapped[Code]
    text: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    language: Mapped[Code | None]
    external: Mapped[str | None] = mapped_column(String(400))
    at: Mapped[At]
    kept_at: Mapped[At]
    by: Mapped[Code]
    reason: Mapped[Code | None]
    answers: Mapped[Ref | None]
    due_at: Mapped[At | None]
    sent_at: Mapped[At | None]
    body: Mapped[Json]


class GuestHoldRow(Owned, Row):
    """A room kept for a guest until an instant. `first` is the arrival, `last` the departure."""

    __tablename__ = "guest_holds"
    __table_args__ = (own("guest_threads", "thread_id"), Index(None, "property_id", "state", "until"))

    id: Mapped[Id]
    thread_id: Mapped[Ref]
    room_type: Mapped[Code]
    first: Mapped[date]
    last: Mapped[date]
    until: Mapped[At]
    state: Mapped[Code]
    by: Mapped[Code]
    at: Mapped[At]
