"""Missions, notes, facts that a person stated, and what mandates were used for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Cents, Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables, parents first."""
    _mandate_uses()


def downgrade() -> None:
    """Drop them, children first."""
    op.drop_table("mandate_uses")
    op.drop_table("mandate_days")
    with op.batch_alter_table("proposals") as table:
        table.drop_column("mandate")


def _mandate_uses() -> None:
    """A counter for each mandate and local day, a row for each use, and by which mandate a proposal runs."""
    op.create_table(
        "mandate_days",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("mandate_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("amount", Cents, nullable=False),
        sa.UniqueConstraint("property_id", "mandate_id", "day"),
    )
    op.create_table(
        "mandate_uses",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("mandate_id", sa.BigInteger, nullable=False),
        sa.Column("proposal_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("amount", Cents, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "proposal_id"),
        sa.ForeignKeyConstraint(
            ["property_id", "proposal_id"], ["proposals.property_id", "proposals.id"], ondelete="CASCADE"
        ),
    )
    op.create_index(
        "ix_mandate_uses_property_id_mandate_id_day", "mandate_uses", ["property_id", "mandate_id", "day"]
    )
    with op.batch_alter_table("proposals") as table:
        table.add_column(sa.Column("mandate", sa.BigInteger))
