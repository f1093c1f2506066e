"""Which columns hold the price changes that somebody only tried?"""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Id, Json, Ref
from store.models.row import Owned, Row


class WhatIfRow(Owned, Row):
    """What a simulation tried, so that its button can ask for exactly that; `filed` once it did."""

    __tablename__ = "what_ifs"
    __table_args__ = (UniqueConstraint("token"),)

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[Ref]
    action: Mapped[Json]
    tried_at: Mapped[At]
    filed: Mapped[bool]
