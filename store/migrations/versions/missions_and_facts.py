"""Missions and notes, and the facts that people stated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _owned() -> tuple[sa.Column[int], sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
    )


def upgrade() -> None:
    """Create the tables, parents first."""
    op.create_table(
        "missions",
        *_owned(),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("note", sa.Boolean, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(120), nullable=False),
        sa.Column("reviewer", sa.String(120)),
        sa.Column("blocked_by", sa.Text),
        sa.Column("eta", sa.Date),
        sa.Column("deliverable", sa.Text),
        sa.Column("criteria", sa.Text),
        sa.Column("remind_on", sa.Date),
        sa.Column("remind_at", Instant),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.UniqueConstraint("token"),
    )
    op.create_index("ix_missions_property_id_state", "missions", ["property_id", "state"])
    op.create_index("ix_missions_property_id_remind_at", "missions", ["property_id", "remind_at"])
    op.create_table(
        "facts",
        *_owned(),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("stated_by", sa.String(120), nullable=False),
        sa.Column("stated_at", Instant, nullable=False),
        sa.Column("confirmed_at", Instant),
        sa.UniqueConstraint("token"),
    )


def downgrade() -> None:
    """Drop them, children first."""
    op.drop_table("facts")
    op.drop_table("missions")
