"""Which columns hold the mandates, and what they were used for?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id, Ref
from store.models.row import Owned, Row, own


class MandateRow(Owned, Row):
    __tablename__ = "mandates"

    id: Mapped[Id]
    grantee: Mapped[Code]
    kind: Mapped[Code]
    largest_change: Mapped[Code | None]
    per_day: Mapped[int | None]
    sum_per_day: Mapped[Amount | None]
    price_floor: Mapped[Amount | None]
    until: Mapped[date]
    granted_by: Mapped[Code]
    granted_at: Mapped[At]
    revoked_at: Mapped[At | None]
    revoked_by: Mapped[Code | None]
    largest_amount: Mapped[Amount | None]
    words: Mapped[str] = mapped_column(Text, server_default="")


class MandateDayRow(Owned, Row):
    """How much of a mandate one local day has used: the counter that no interleaving gets past."""

    __tablename__ = "mandate_days"
    __table_args__ = (UniqueConstraint("property_id", "mandate_id", "day"),)

    id: Mapped[Id]
    mandate_id: Mapped[Ref]
    day: Mapped[date]
    uses: Mapped[int]
    amount: Mapped[Amount]


class MandateUseRow(Owned, Row):
    """One use. `by` is whose draft it was, or who tapped. A use is never given back."""

    __tablename__ = "mandate_uses"
    __table_args__ = (
        UniqueConstraint("property_id", "proposal_id"),
        Index(None, "property_id", "mandate_id", "day"),
        own("proposals", "proposal_id"),
    )

    id: Mapped[Id]
    mandate_id: Mapped[Ref]
    proposal_id: Mapped[Ref]
    day: Mapped[date]
    amount: Mapped[Amount]
    by: Mapped[Code]
    at: Mapped[At]
