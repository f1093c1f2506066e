"""Which columns hold the tasks of a day, and who does them?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Ref
from store.models.row import Owned, Row


class TaskRow(Owned, Row):
    """`reservation_id` is no reference: a task that was done outlives its booking."""

    __tablename__ = "service_tasks"
    __table_args__ = (
        UniqueConstraint("token"),
        UniqueConstraint("property_id", "key"),
        Index(None, "property_id", "day"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    key: Mapped[Code]
    day: Mapped[date]
    code: Mapped[Code]
    area: Mapped[Code]
    due: Mapped[At]
    minutes: Mapped[int]
    room: Mapped[Code | None]
    reservation_id: Mapped[Ref | None]
    n: Mapped[int | None]
    what: Mapped[str] = mapped_column(Text)
    owner: Mapped[Code | None]
    state: Mapped[Code]
    shown_at: Mapped[At | None]
    done_by: Mapped[Code | None]
    done_at: Mapped[At | None]
    proof: Mapped[Code | None]


class HelperRow(Owned, Row):
    """Trade and script of a person of the house; `rests` are his weekdays of rest as digits, Monday 0."""

    __tablename__ = "service_helpers"
    __table_args__ = (UniqueConstraint("property_id", "person_id"),)

    id: Mapped[Id]
    person_id: Mapped[Ref]
    area: Mapped[Code]
    script: Mapped[Code]
    rests: Mapped[str] = mapped_column(String(120), server_default="")


class AbsenceRow(Owned, Row):
    """A day on which somebody is not there; with `away` off, is there although it is his day of rest."""

    __tablename__ = "service_absences"
    __table_args__ = (UniqueConstraint("property_id", "person_id", "day"),)

    id: Mapped[Id]
    person_id: Mapped[Ref]
    day: Mapped[date]
    away: Mapped[bool] = mapped_column(server_default=true())


class TroubleRow(Owned, Row):
    """Something wrong in the house."""

    __tablename__ = "house_troubles"
    __table_args__ = (
        UniqueConstraint("token"),
        Index(None, "property_id", "state"),
        Index(None, "property_id", "room"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    kind: Mapped[Code]
    room: Mapped[Code | None]
    words: Mapped[str] = mapped_column(Text)
    reported_by: Mapped[Code]
    at: Mapped[At]
    owner: Mapped[Code | None]
    state: Mapped[Code]
    closed_by: Mapped[Code | None]
    closed_at: Mapped[At | None]
    proof: Mapped[Code | None]
    cost: Mapped[Code | None]  # the proposal that pays it
