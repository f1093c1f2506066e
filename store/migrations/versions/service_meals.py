"""Who eats in the house."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "service_meals",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("at", sa.String(5)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.UniqueConstraint("token"),
        sa.UniqueConstraint("property_id", "reservation_id", "kind", "day"),
        sa.ForeignKeyConstraint(
            ["property_id", "reservation_id"],
            ["reservations.property_id", "reservations.id"],
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_service_meals_property_id_day", "service_meals", ["property_id", "day"])


def downgrade() -> None:
    """Forget it."""
    op.drop_table("service_meals")
