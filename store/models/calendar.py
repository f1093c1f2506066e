"""Which columns hold the rate calendar and how each of its values got there?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id
from store.models.row import Owned, Row


class CellFields:
    """One value of one cell at one stage, with its evidence."""

    room_type: Mapped[Code]
    night: Mapped[date]
    rate_plan: Mapped[Code]
    channel: Mapped[Code]
    stage: Mapped[Code]
    price: Mapped[Amount | None]
    min_stay: Mapped[int | None]
    max_stay: Mapped[int | None]
    stop_sell: Mapped[bool | None]
    closed_to_arrival: Mapped[bool | None]
    closed_to_departure: Mapped[bool | None]
    availability: Mapped[int | None]
    at: Mapped[At]
    evidence: Mapped[str] = mapped_column(Text)
    sample: Mapped[bool]


class CellRow(Owned, CellFields, Row):
    """What a cell holds now at one stage."""

    __tablename__ = "calendar_cells"
    __table_args__ = (UniqueConstraint("property_id", "stage", "night", "room_type", "rate_plan", "channel"),)

    id: Mapped[Id]


class CellStampRow(Owned, CellFields, Row):
    """Append-only: what was stated, field by field, each time."""

    __tablename__ = "cell_stamps"
    __table_args__ = (Index(None, "property_id", "night", "room_type"),)

    id: Mapped[Id]
