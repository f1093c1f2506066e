"""The states of rooms, and whose each room is on each night."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "room_marks",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("room", sa.String(120), nullable=False),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("cleaner", sa.String(120)),
        sa.Column("photo", sa.String(120)),
    )
    op.create_index("ix_room_marks_property_id_room", "room_marks", ["property_id", "room"])
    op.create_table(
        "room_nights",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("room", sa.String(120), nullable=False),
        sa.Column("night", sa.Date, nullable=False),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "room", "night"),
        sa.UniqueConstraint("property_id", "reservation_id", "place", "night"),
        sa.ForeignKeyConstraint(
            ["property_id", "reservation_id"],
            ["reservations.property_id", "reservations.id"],
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Forget both."""
    op.drop_table("room_nights")
    op.drop_table("room_marks")
