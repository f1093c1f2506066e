"""Rooms that are kept for guests who have not booked yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "guest_holds",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("room_type", sa.String(120), nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["property_id", "thread_id"],
            ["guest_threads.property_id", "guest_threads.id"],
            ondelete="CASCADE",
            name="fk_guest_holds_property_id_guest_threads",
        ),
    )
    op.create_index(
        "ix_guest_holds_property_id_state_until", "guest_holds", ["property_id", "state", "until"]
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("guest_holds")
