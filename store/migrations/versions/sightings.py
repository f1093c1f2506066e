"""What each source said of a booking, and the numbers by which bookings are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the table and the two indexes that finding a booking by any of its numbers needs."""
    op.create_table(
        "sightings",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("event", sa.String(120), nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("digest", sa.String(120), nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("booked_known", sa.Boolean, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("property_id", "reservation_id", "source", "digest"),
        sa.ForeignKeyConstraint(
            ["property_id", "reservation_id"],
            ["reservations.property_id", "reservations.id"],
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_sightings_property_id_reservation_id", "sightings", ["property_id", "reservation_id"])
    op.create_index("ix_reservations_property_id_number", "reservations", ["property_id", "number"])
    op.create_index(
        "ix_reservations_property_id_channel_number", "reservations", ["property_id", "channel_number"]
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_reservations_property_id_channel_number", "reservations")
    op.drop_index("ix_reservations_property_id_number", "reservations")
    op.drop_table("sightings")
