"""The registers: letters and artifacts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _first() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "letters",
        *_first(),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("party", sa.String(120), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("told_on", sa.Date, nullable=False),
        sa.Column("received", sa.Boolean, nullable=False),
        sa.Column("way", sa.String(120), nullable=False),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("next_on", sa.Date),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("reminder", sa.BigInteger),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.Column("noted_by", sa.String(120), nullable=False),
        sa.Column("noted_at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "source"),
    )
    op.create_index("ix_letters_property_id_told_on", "letters", ["property_id", "told_on"])
    op.create_table(
        "artifacts",
        *_first(),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("next_action", sa.Text, nullable=False),
        sa.Column("next_on", sa.Date),
        sa.Column("depends", sa.JSON, nullable=False),
        sa.Column("reminder", sa.BigInteger),
        sa.Column("changed_by", sa.String(120), nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "key"),
    )


def downgrade() -> None:
    """The house forgets both registers."""
    op.drop_table("artifacts")
    op.drop_index("ix_letters_property_id_told_on", "letters")
    op.drop_table("letters")
