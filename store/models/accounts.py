"""Which columns hold what is budgeted, what costs come back, which taxes apply and how many rooms are expected?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Float, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id, Json
from store.models.row import Owned, Row


class BudgetRow(Owned, Row):
    """What a month (its first day) is meant to bring or to cost on a line, positive either way."""

    __tablename__ = "budget"
    __table_args__ = (UniqueConstraint("property_id", "month", "line"),)

    id: Mapped[Id]
    month: Mapped[date]
    line: Mapped[Code]
    amount: Mapped[Amount]
    currency: Mapped[str] = mapped_column(String(3))
    sample: Mapped[bool]


class RecurringCostRow(Owned, Row):
    """`unknown` lists the amounts that exist and that nobody has told."""

    __tablename__ = "recurring_costs"
    __table_args__ = (UniqueConstraint("property_id", "code"),)

    id: Mapped[Id]
    code: Mapped[Code]
    line: Mapped[Code]
    name: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(String(3))
    per_month: Mapped[Amount | None]
    per_room: Mapped[Amount | None]
    per_stay: Mapped[Amount | None]
    unknown: Mapped[Json]
    first: Mapped[date | None]
    last: Mapped[date | None]
    provision: Mapped[bool]
    sample: Mapped[bool]


class TaxRow(Owned, Row):
    """A tax from a day on. A rate is text, so that nothing is rounded."""

    __tablename__ = "taxes"
    __table_args__ = (UniqueConstraint("property_id", "code", "first"),)

    id: Mapped[Id]
    code: Mapped[Code]
    name: Mapped[Json]
    first: Mapped[date]
    rate: Mapped[Code | None]
    amount: Mapped[Amount | None]
    exempt_below: Mapped[int | None]
    included: Mapped[bool | None]
    due_days: Mapped[int | None]
    classification: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    confirmed: Mapped[bool]
    sample: Mapped[bool]


class NightForecastRow(Owned, Row):
    """Rooms of a type finally sold on a night, as expected at `as_of`: an estimate, so floating point will do."""

    __tablename__ = "night_forecasts"
    __table_args__ = (UniqueConstraint("property_id", "as_of", "stay_date", "room_type"),)

    id: Mapped[Id]
    as_of: Mapped[At]
    stay_date: Mapped[date]
    room_type: Mapped[Code]
    on_books: Mapped[int]
    mean: Mapped[float] = mapped_column(Float)
    p10: Mapped[float] = mapped_column(Float)
    p90: Mapped[float] = mapped_column(Float)
