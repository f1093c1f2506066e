"""What was looked at on each channel, and who was handed which access."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "channel_checks",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("channel", sa.String(120), nullable=False),
        sa.Column("check", sa.String(120), nullable=False),
        sa.Column("well", sa.Boolean, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index("ix_channel_checks_property_id_channel", "channel_checks", ["property_id", "channel"])
    op.create_table(
        "handovers",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("channel", sa.String(120), nullable=False),
        sa.Column("entry", sa.String(120), nullable=False),
        sa.Column("given_by", sa.String(120), nullable=False),
        sa.Column("given_to", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("revoked_at", Instant),
        sa.Column("revoked_by", sa.String(120)),
        sa.Column("reminded_at", Instant),
    )
    op.create_index("ix_handovers_property_id_until", "handovers", ["property_id", "until"])


def downgrade() -> None:
    """Forget both."""
    op.drop_table("handovers")
    op.drop_table("channel_checks")
