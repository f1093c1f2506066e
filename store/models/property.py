"""Which columns hold a property, its room types, its settings and its decision log?"""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id, Json
from store.models.row import Owned, Row


class PropertyRow(Row):
    """The tenant. Its key is called `property_id` so that it is scoped like everything that it owns."""

    __tablename__ = "properties"

    property_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[Code]
    currency: Mapped[str] = mapped_column(String(3))
    check_in: Mapped[time | None]
    check_out: Mapped[time | None]
    brief_at: Mapped[time]
    quiet_from: Mapped[time]
    quiet_until: Mapped[time]
    sync_incident_open: Mapped[bool]
    units_total: Mapped[int | None]
    sample: Mapped[bool]
    facts: Mapped[Json]
    extras: Mapped[Json | None]
    proposal_seq: Mapped[int] = mapped_column(Integer, default=0)
    journal_seq: Mapped[int] = mapped_column(Integer, default=0)
    journal_head: Mapped[str] = mapped_column(String(64), default="")


class RoomTypeRow(Owned, Row):
    __tablename__ = "room_types"
    __table_args__ = (UniqueConstraint("property_id", "code"),)

    id: Mapped[Id]
    code: Mapped[Code]
    position: Mapped[int]
    name: Mapped[Json]
    units: Mapped[int | None]
    occupancy: Mapped[int | None]
    tier: Mapped[Code | None]
    rooms: Mapped[Json]
    floor: Mapped[Amount | None]
    ceiling: Mapped[Amount | None]
    base: Mapped[Amount | None]
    sample: Mapped[bool]
    external_code: Mapped[Code | None]
    rate_code: Mapped[Code | None]
    sellable: Mapped[bool]


class SettingRow(Owned, Row):
    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("property_id", "name"),)

    id: Mapped[Id]
    name: Mapped[Code]
    value: Mapped[Json | None]
    set_by: Mapped[Code]
    at: Mapped[At]


class DecisionRow(Owned, Row):
    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("property_id", "code"),)

    id: Mapped[Id]
    code: Mapped[Code]
    decided_on: Mapped[date | None]
    decided_by: Mapped[str | None] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(Text)
    rationale: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    translations: Mapped[Json | None]
    options: Mapped[str | None] = mapped_column(Text)
    review_on: Mapped[date | None]
