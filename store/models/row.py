"""What does every stored row have in common, and which rows belong to one property?"""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Row(DeclarativeBase):
    """Names of constraints are fixed, so that a migration can find them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Owned:
    """A row of exactly one property. The unit adds its property to every statement on such a row."""

    property_id: Mapped[str] = mapped_column(String(64), ForeignKey("properties.property_id"), sort_order=-10)


def own(parent: str, column: str) -> ForeignKeyConstraint:
    """A reference that cannot lead into another property: (property_id, column) → (property_id, id)."""
    return ForeignKeyConstraint(
        ["property_id", column], [f"{parent}.property_id", f"{parent}.id"], ondelete="CASCADE"
    )


def referable() -> UniqueConstraint:
    """What `own` points at."""
    return UniqueConstraint("property_id", "id")
