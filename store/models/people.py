"""Which columns hold persons, their places in properties, invitations and strangers?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Big, Code, Id, Ref
from store.models.row import Owned, Row


class PersonRow(Row):
    """A person of the house, whichever properties he belongs to."""

    __tablename__ = "persons"
    __table_args__ = (UniqueConstraint("telegram_id"),)

    id: Mapped[Id]
    telegram_id: Mapped[Big]
    name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))


class MembershipRow(Owned, Row):
    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("property_id", "person_id"), Index(None, "person_id"))

    id: Mapped[Id]
    person_id: Mapped[Ref] = mapped_column(ForeignKey("persons.id"))
    role: Mapped[Code]
    brief: Mapped[bool]
    since: Mapped[At]
    revoked_at: Mapped[At | None]


class InvitationRow(Owned, Row):
    """Only the hash of the token is stored."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("token_hash"),)

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String(64))
    role: Mapped[Code]
    expires_at: Mapped[At]
    created_by: Mapped[Code]
    created_at: Mapped[At]
    claimed_by: Mapped[Ref | None]
    claimed_at: Mapped[At | None]


class StrangerRow(Row):
    """One row a day for each unknown account that wrote."""

    __tablename__ = "strangers"
    __table_args__ = (UniqueConstraint("telegram_id", "day"),)

    id: Mapped[Id]
    telegram_id: Mapped[Big]
    day: Mapped[date]
    at: Mapped[At]
