"""Mails that may be about a booking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "mails",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("sender", sa.String(320), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("arrived_at", Instant, nullable=False),
        sa.Column("received_at", Instant, nullable=False),
        sa.Column("trust", sa.String(120), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True)),
        sa.Column("notice", sa.JSON(none_as_null=True)),
        sa.Column("rings", sa.Boolean, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(120)),
        sa.Column("provider", sa.String(120)),
        sa.Column("number", sa.String(120)),
        sa.Column("settled_at", Instant),
        sa.UniqueConstraint("property_id", "key"),
    )
    op.create_index("ix_mails_property_id_open_id", "mails", ["property_id", "open", "id"])
    op.create_index("ix_mails_property_id_state_settled_at", "mails", ["property_id", "state", "settled_at"])


def downgrade() -> None:
    """Forget the mails."""
    op.drop_table("mails")
