"""Which columns hold what Revenue was told, set, taught and asked to try?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id, Json, Ref
from store.models.row import Owned, Row, own


class AdviceRow(Owned, Row):
    """What the engine said last of one night of one type."""

    __tablename__ = "advice"
    __table_args__ = (UniqueConstraint("property_id", "night", "room_type"),)

    id: Mapped[Id]
    made_on: Mapped[date]
    night: Mapped[date]
    room_type: Mapped[Code]
    current: Mapped[Amount]
    proposed: Mapped[Amount]
    body: Mapped[Json]


class SnapshotRow(Owned, Row):
    """What the calendar held when a change began to leave the house: one for each proposal, never changed."""

    __tablename__ = "rate_snapshots"
    __table_args__ = (
        UniqueConstraint("property_id", "proposal_id"),
        own("proposals", "proposal_id"),
        Index(None, "property_id", "last_night"),
    )

    id: Mapped[Id]
    proposal_id: Mapped[Ref]
    taken_at: Mapped[At]
    last_night: Mapped[date]
    asked: Mapped[bool]  # whether a person asked for the change himself
    cells: Mapped[Json]


class PricingRuleRow(Owned, Row):
    """A setting of the owner's; an ended one stays, so that its history can be read."""

    __tablename__ = "pricing_rules"
    __table_args__ = (Index(None, "property_id", "ended_at"),)

    id: Mapped[Id]
    kind: Mapped[Code]
    room_type: Mapped[Code | None]
    first: Mapped[date | None]
    last: Mapped[date | None]
    weekdays: Mapped[Json]
    amount: Mapped[Amount | None]
    ratio: Mapped[Code | None]
    count: Mapped[int | None]
    follows: Mapped[Code | None]
    words: Mapped[str] = mapped_column(Text)
    set_by: Mapped[Code]
    set_at: Mapped[At]
    ended_by: Mapped[Code | None]
    ended_at: Mapped[At | None]


class DeclinedRow(Owned, Row):
    """A line of a batch that somebody did not want, with the facts on which it rested."""

    __tablename__ = "declined_lines"
    __table_args__ = (own("proposals", "proposal_id"), Index(None, "property_id", "at"))

    id: Mapped[Id]
    proposal_id: Mapped[Ref]
    person_id: Mapped[Ref]
    at: Mapped[At]
    up: Mapped[bool]
    last_night: Mapped[date]
    cells: Mapped[Json]


class TrialRow(Owned, Row):
    """A price test as it was proposed; whether it was carried out, its proposal says."""

    __tablename__ = "price_trials"
    __table_args__ = (own("proposals", "proposal_id"),)

    id: Mapped[Id]
    proposal_id: Mapped[Ref]
    room_type: Mapped[Code]
    ratio: Mapped[Code]
    pairs: Mapped[Json]
    at: Mapped[At]
    forgotten_at: Mapped[At | None]


class TicksRow(Owned, Row):
    """Which lines of an open batch one person has ticked so far."""

    __tablename__ = "card_ticks"
    __table_args__ = (
        UniqueConstraint("property_id", "proposal_id", "person_id"),
        own("proposals", "proposal_id"),
    )

    id: Mapped[Id]
    proposal_id: Mapped[Ref]
    person_id: Mapped[Ref]
    lines: Mapped[Json]
    at: Mapped[At]


class KeptAdviceRow(Owned, Row):
    """What the engine had said of a proposal's leading nights when it was filed."""

    __tablename__ = "kept_advice"
    __table_args__ = (UniqueConstraint("property_id", "proposal_id"), own("proposals", "proposal_id"))

    id: Mapped[Id]
    proposal_id: Mapped[Ref]
    cells: Mapped[Json]
