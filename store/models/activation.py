"""Which columns hold the channels on the board, their moves and checks, and who was handed which access?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row


class ChannelOpeningRow(Owned, Row):
    """One row for each channel that somebody has moved or put into the order."""

    __tablename__ = "channel_openings"
    __table_args__ = (UniqueConstraint("property_id", "channel"),)

    id: Mapped[Id]
    channel: Mapped[Code]
    state: Mapped[Code]
    since: Mapped[At | None]
    by: Mapped[Code | None]
    words: Mapped[str] = mapped_column(Text)
    reference: Mapped[Code | None]
    next_look: Mapped[date | None]
    place: Mapped[int | None]
    reminded_at: Mapped[At | None]
    evidence: Mapped[Json]


class ChannelMoveRow(Owned, Row):
    """The board's history: nothing in it is ever changed."""

    __tablename__ = "channel_moves"
    __table_args__ = (Index(None, "property_id", "channel"),)

    id: Mapped[Id]
    channel: Mapped[Code]
    before: Mapped[Code]
    after: Mapped[Code]
    by: Mapped[Code]
    at: Mapped[At]
    words: Mapped[str] = mapped_column(Text)
    evidence: Mapped[Json]
    proposal_id: Mapped[Ref | None]


class ChannelCheckRow(Owned, Row):
    """One look at one thing on a channel; none is ever changed."""

    __tablename__ = "channel_checks"
    __table_args__ = (Index(None, "property_id", "channel"),)

    id: Mapped[Id]
    channel: Mapped[Code]
    check: Mapped[Code]
    well: Mapped[bool]
    words: Mapped[str] = mapped_column(Text)
    evidence: Mapped[Json]
    by: Mapped[Code]
    at: Mapped[At]


class HandoverRow(Owned, Row):
    """Who was given which entry of the vault, until when; never what is in it."""

    __tablename__ = "handovers"
    __table_args__ = (Index(None, "property_id", "until"),)

    id: Mapped[Id]
    channel: Mapped[Code]
    entry: Mapped[Code]
    given_by: Mapped[Code]
    given_to: Mapped[Code]
    at: Mapped[At]
    until: Mapped[date]
    revoked_at: Mapped[At | None]
    revoked_by: Mapped[Code | None]
    reminded_at: Mapped[At | None]
