"""Which columns hold what each source said of a booking?"""

from __future__ import annotations

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row, own


class SightingRow(Owned, Row):
    """One source's words about one booking, without the guest. `said` are the names of the fields it spoke of."""

    __tablename__ = "sightings"
    __table_args__ = (
        UniqueConstraint("property_id", "reservation_id", "source", "digest"),
        own("reservations", "reservation_id"),
        Index(None, "property_id", "reservation_id"),
    )

    id: Mapped[Id]
    reservation_id: Mapped[Ref]
    source: Mapped[Code]
    rank: Mapped[int]
    event: Mapped[Code]
    evidence: Mapped[str] = mapped_column(Text)
    digest: Mapped[Code]
    seen_at: Mapped[At]
    received_at: Mapped[At]
    booked_known: Mapped[bool]
    said: Mapped[Json]
    body: Mapped[Json]
