"""Which columns hold what came in, what goes out, and which message shows what?"""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Big, Code, Id, Json, Ref
from store.models.row import Owned, Row


class InboxRow(Row):
    """An update as Telegram sent it, stored before it is confirmed. `done_at` or `dead_at` ends its life."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("bot_id", "update_id"), Index(None, "open", "id"))

    id: Mapped[Id]
    bot_id: Mapped[Big]
    update_id: Mapped[Big]
    raw: Mapped[Json]
    received_at: Mapped[At]
    open: Mapped[bool]
    attempts: Mapped[int]
    attempted_at: Mapped[At | None]
    done_at: Mapped[At | None]
    dead_at: Mapped[At | None]
    reason: Mapped[str | None] = mapped_column(Text)


class DeliveryRow(Owned, Row):
    """A body of the channel manager as it came. `done_at` ends its life, `dead_at` sets it aside for a person."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("property_id", "digest"), Index(None, "property_id", "open", "id"))

    id: Mapped[Id]
    digest: Mapped[str] = mapped_column(String(64))
    body: Mapped[str] = mapped_column(Text)
    via: Mapped[Code]
    received_at: Mapped[At]
    open: Mapped[bool]
    attempts: Mapped[int]
    done_at: Mapped[At | None]
    dead_at: Mapped[At | None]
    reason: Mapped[str | None] = mapped_column(Text)


class OutboxRow(Owned, Row):
    """A message to send. `due_at` NULL means finished; `leased_until` set means that a sender has it."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("property_id", "dedupe"),
        Index(None, "due_at"),
        Index(None, "chat_id", "due_at"),
    )

    id: Mapped[Id]
    kind: Mapped[Code]
    person_id: Mapped[Ref | None]
    chat_id: Mapped[Big]
    payload: Mapped[Json]
    dedupe: Mapped[str] = mapped_column(String(200))
    subject: Mapped[Code | None]
    digest: Mapped[Code | None]
    silent: Mapped[bool]
    added_at: Mapped[At]
    due_at: Mapped[At | None]
    leased_until: Mapped[At | None]
    fence: Mapped[int]
    attempts: Mapped[int]
    uncertain: Mapped[bool]
    finished_at: Mapped[At | None]
    message_id: Mapped[Big | None]
    error: Mapped[str | None] = mapped_column(Text)


class ShownMessageRow(Owned, Row):
    """A message on a screen. `photo`: it carries a picture, and is edited as one."""

    __tablename__ = "shown_messages"
    __table_args__ = (
        UniqueConstraint("property_id", "chat_id", "message_id"),
        Index(None, "property_id", "subject"),
    )

    id: Mapped[Id]
    subject: Mapped[Code]
    chat_id: Mapped[Big]
    message_id: Mapped[Big]
    digest: Mapped[Code]
    at: Mapped[At]
    photo: Mapped[bool]
