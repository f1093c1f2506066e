"""Which columns hold work orders, what was handed in for them, and the keys of agents?"""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row


class WorkOrderRow(Owned, Row):
    """The instructions of a mission; who holds it is the mission's own column."""

    __tablename__ = "work_orders"
    __table_args__ = (
        UniqueConstraint("property_id", "mission_id"),
        Index(None, "property_id", "channel"),
    )

    id: Mapped[Id]
    mission_id: Mapped[Ref]
    channel: Mapped[Code | None]
    step: Mapped[Code | None]
    instructions: Mapped[Json]


class WorkReportRow(Owned, Row):
    """What a worker handed in. `accepted` is None until somebody has looked."""

    __tablename__ = "work_reports"
    __table_args__ = (Index(None, "property_id", "mission_id"),)

    id: Mapped[Id]
    mission_id: Mapped[Ref]
    by: Mapped[Code]
    at: Mapped[At]
    words: Mapped[str] = mapped_column(Text)
    evidence: Mapped[Json]
    accepted: Mapped[bool | None]
    reviewer: Mapped[Code | None]
    reviewed_at: Mapped[At | None]
    gaps: Mapped[str] = mapped_column(Text)


class AgentKeyRow(Owned, Row):
    """Only the hash of an agent's token is stored."""

    __tablename__ = "agent_keys"
    __table_args__ = (UniqueConstraint("token_hash"), Index(None, "property_id", "person_id"))

    id: Mapped[Id]
    person_id: Mapped[Ref]
    token_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[At]
    expires_at: Mapped[At]
    revoked_at: Mapped[At | None]
