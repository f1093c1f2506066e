"""The board of channels and its history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "channel_openings",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("channel", sa.String(120), nullable=False),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("since", Instant),
        sa.Column("by", sa.String(120)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("reference", sa.String(120)),
        sa.Column("next_look", sa.Date),
        sa.Column("place", sa.Integer),
        sa.Column("reminded_at", Instant),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.UniqueConstraint("property_id", "channel"),
    )
    op.create_table(
        "channel_moves",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("channel", sa.String(120), nullable=False),
        sa.Column("before", sa.String(120), nullable=False),
        sa.Column("after", sa.String(120), nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("proposal_id", sa.BigInteger),
    )
    op.create_index("ix_channel_moves_property_id_channel", "channel_moves", ["property_id", "channel"])


def downgrade() -> None:
    """Forget the board."""
    op.drop_table("channel_moves")
    op.drop_table("channel_openings")
