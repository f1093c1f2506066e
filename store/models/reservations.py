"""Which columns hold bookings, their revisions, their rooms and the guests behind them?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id, Json, Ref
from store.models.row import Owned, Row, own, referable


class ReservationRow(Owned, Row):
    """The newest revision of a booking, without the guest."""

    __tablename__ = "reservations"
    __table_args__ = (
        referable(),
        UniqueConstraint("property_id", "provider", "number"),
        Index(None, "property_id", "booked_at"),
        Index(None, "property_id", "number"),
        Index(None, "property_id", "channel_number"),
    )

    id: Mapped[Id]
    provider: Mapped[Code]
    number: Mapped[Code]
    source: Mapped[Code]
    state: Mapped[Code]
    booked_at: Mapped[At]
    updated_at: Mapped[At]
    cancelled_at: Mapped[At | None]
    total: Mapped[Amount | None]
    commission: Mapped[Amount | None]
    currency: Mapped[str | None] = mapped_column(String(3))
    vip: Mapped[bool]
    segment: Mapped[Code | None]
    delivery: Mapped[Code | None]
    channel_number: Mapped[Code | None]
    requires_response: Mapped[bool]
    sample: Mapped[bool]
    received_at: Mapped[At]
    via: Mapped[Code]


class RevisionRow(Owned, Row):
    """Append-only: every delivery that told us something, late ones included. No personal data."""

    __tablename__ = "reservation_revisions"
    __table_args__ = (
        UniqueConstraint("property_id", "reservation_id", "updated_at", "raw_hash"),
        own("reservations", "reservation_id"),
    )

    id: Mapped[Id]
    reservation_id: Mapped[Ref]
    updated_at: Mapped[At]
    raw_hash: Mapped[Code]
    delivery: Mapped[Code | None]
    received_at: Mapped[At]
    via: Mapped[Code]
    standing: Mapped[Code]
    body: Mapped[Json]


class StayRoomRow(Owned, Row):
    """One room of a booking, with what counting needs beside it.

    The row counts from `known_from` until `released_at`. A room whose dates or type changed leaves a row that is
    released and `superseded`, and a new one, so that the house of any past day can be rebuilt.
    """

    __tablename__ = "stay_rooms"
    __table_args__ = (
        own("reservations", "reservation_id"),
        Index(None, "property_id", "check_in"),
        Index(None, "property_id", "nights"),
        Index(None, "property_id", "reservation_id"),
        Index(None, "property_id", "booked_at"),
        Index(None, "property_id", "released_at"),
    )

    id: Mapped[Id]
    reservation_id: Mapped[Ref]
    position: Mapped[int]
    room_type: Mapped[Code | None]
    external_code: Mapped[Code | None]
    room_number: Mapped[Code | None]
    state: Mapped[Code]
    check_in: Mapped[date]
    check_out: Mapped[date]
    nights: Mapped[int]
    booked_at: Mapped[At]
    known_from: Mapped[At]
    released_at: Mapped[At | None]
    superseded: Mapped[bool]
    source: Mapped[Code]
    adults: Mapped[int | None]
    children: Mapped[int | None]
    total: Mapped[Amount | None]
    revenue: Mapped[Amount | None]  # the room's total, or the booking's when it has this room only
    commission: Mapped[Amount | None]  # this room's share
    nightly: Mapped[Json | None]  # hundredths from check-in on, one per night, null where unstated


class GuestRow(Owned, Row):
    """Personal data, and the only place for it. `match_key` recognises a returning guest without naming him."""

    __tablename__ = "guests"
    __table_args__ = (
        UniqueConstraint("property_id", "reservation_id"),
        own("reservations", "reservation_id"),
        Index(None, "property_id", "keep_until"),
        Index(None, "property_id", "match_key"),
    )

    id: Mapped[Id]
    reservation_id: Mapped[Ref]
    name: Mapped[str | None] = mapped_column(Text)
    country: Mapped[Code | None]
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    match_key: Mapped[Code | None]
    keep_until: Mapped[date]
