"""Transfers, and what is to be minded for a guest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _booking() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["property_id", "reservation_id"], ["reservations.property_id", "reservations.id"], ondelete="CASCADE"
    )


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "transfers",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("way", sa.String(120), nullable=False),
        sa.Column("at", Instant),
        sa.Column("flight", sa.Text),
        sa.Column("pick_up", sa.Text),
        sa.Column("driver", sa.Text),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.UniqueConstraint("token"),
        _booking(),
    )
    op.create_index("ix_transfers_property_id_reservation_id", "transfers", ["property_id", "reservation_id"])
    op.create_table(
        "guest_cares",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("consent", sa.Boolean, nullable=False),
        sa.Column("match_key", sa.String(120)),
        sa.Column("keep_until", sa.Date, nullable=False),
        sa.Column("read_by", sa.String(120)),
        sa.Column("read_at", Instant),
        sa.UniqueConstraint("token"),
        _booking(),
    )
    for column in ("reservation_id", "match_key", "keep_until"):
        op.create_index(f"ix_guest_cares_property_id_{column}", "guest_cares", ["property_id", column])


def downgrade() -> None:
    """Forget both."""
    op.drop_table("guest_cares")
    op.drop_table("transfers")
