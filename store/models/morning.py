"""Which columns hold briefs, what was told, questions to people and objectives?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id, Json
from store.models.row import Owned, Row


class BriefRow(Owned, Row):
    """One brief per property and local date, whoever's clock ticks."""

    __tablename__ = "briefs"
    __table_args__ = (UniqueConstraint("property_id", "local_date"),)

    id: Mapped[Id]
    local_date: Mapped[date]
    state: Mapped[Code]
    claimed_at: Mapped[At]
    at: Mapped[At]


class ToldRow(Owned, Row):
    """The state in which a finding was told last."""

    __tablename__ = "told"
    __table_args__ = (UniqueConstraint("property_id", "key"),)

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(Text)
    at: Mapped[At]


class QuestionRow(Owned, Row):
    """A question to people with its answers as buttons. `open_subject` is empty once it is answered."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("token"), UniqueConstraint("property_id", "open_subject"))

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    kind: Mapped[Code]
    subject: Mapped[str] = mapped_column(String(200))
    open_subject: Mapped[str | None] = mapped_column(String(200))
    phrase: Mapped[Json]
    options: Mapped[Json]
    cell: Mapped[Json | None]
    asked_at: Mapped[At]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by: Mapped[Code | None]
    answered_at: Mapped[At | None]


class ObjectiveRow(Owned, Row):
    """A target is a ratio or an amount: text, so that nothing is rounded."""

    __tablename__ = "objectives"

    id: Mapped[Id]
    metric: Mapped[Code]
    target: Mapped[Code | None]
    first: Mapped[date]
    last: Mapped[date]
    price_floor: Mapped[Amount | None]
    review_on: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    set_by: Mapped[Code]
    set_at: Mapped[At]
    closed_at: Mapped[At | None]
    closed_by: Mapped[Code | None]
    price_ceiling: Mapped[Amount | None]
    room_type: Mapped[Code | None]
