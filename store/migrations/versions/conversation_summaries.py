"""What a day's exchanges came to, in a few lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "summaries",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
            primary_key=True,
        ),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_model", sa.Boolean(), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["property_id", "thread_id"],
            ["threads.property_id", "threads.id"],
            name="fk_summaries_property_id_thread_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("token"),
        sa.UniqueConstraint("property_id", "thread_id", "day", name="uq_summaries_property_id_thread_id_day"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("summaries")
