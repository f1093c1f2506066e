"""Which columns hold the entries of the ledger?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import Amount, At, Code, Id
from store.models.row import Owned, Row


class LedgerRow(Owned, Row):
    """One entry. `net` is by how much the result changes, VAT left out: a cost is negative. Never updated, never
    deleted; what was wrong gets a counter-entry. `source` says where it comes from, once: "proposal:12"."""

    __tablename__ = "ledger"
    __table_args__ = (UniqueConstraint("property_id", "source"), Index(None, "property_id", "day"))

    id: Mapped[Id]
    day: Mapped[date]
    line: Mapped[Code]
    net: Mapped[Amount]
    vat: Mapped[Amount]
    currency: Mapped[Code]
    words: Mapped[str] = mapped_column(Text)
    supplier: Mapped[str | None] = mapped_column(Text)
    room: Mapped[Code | None]
    capital: Mapped[bool]
    one_off: Mapped[bool]
    source: Mapped[Code]
    booked_by: Mapped[Code]
    booked_at: Mapped[At]
    sample: Mapped[bool]
