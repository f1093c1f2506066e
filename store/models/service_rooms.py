"""Which columns hold the states of rooms, and whose each room is on each night?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from store.models.columns import At, Code, Id, Ref
from store.models.row import Owned, Row, own


class RoomMarkRow(Owned, Row):
    """Append-only: what somebody said of a room."""

    __tablename__ = "room_marks"
    __table_args__ = (Index(None, "property_id", "room"),)

    id: Mapped[Id]
    room: Mapped[Code]
    state: Mapped[Code]
    by: Mapped[Code]
    at: Mapped[At]
    cleaner: Mapped[Code | None]
    photo: Mapped[Code | None]


class RoomNightRow(Owned, Row):
    """One room on one night is one stay's: the database itself keeps two guests apart."""

    __tablename__ = "room_nights"
    __table_args__ = (
        UniqueConstraint("property_id", "room", "night"),
        UniqueConstraint("property_id", "reservation_id", "place", "night"),
        own("reservations", "reservation_id"),
    )

    id: Mapped[Id]
    room: Mapped[Code]
    night: Mapped[date]
    reservation_id: Mapped[Ref]
    place: Mapped[int]
    by: Mapped[Code]
    at: Mapped[At]
