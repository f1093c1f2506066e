"""Which columns hold the accounts of a house, sealed?"""

from __future__ import annotations

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id
from store.models.row import Owned, Row


class SealedAccountRow(Owned, Row):
    """One account, readable only with the key of the environment; `key` tells keys apart and opens nothing."""

    __tablename__ = "sealed_accounts"
    __table_args__ = (UniqueConstraint("property_id", "kind"),)

    id: Mapped[Id]
    kind: Mapped[Code]
    sealed: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(String(16))
    set_by: Mapped[Code]
    at: Mapped[At]
