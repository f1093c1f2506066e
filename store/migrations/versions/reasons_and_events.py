"""What the engine had said of a proposal, and what the owner says of the town's calendar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "kept_advice",
        *_owned(),
        sa.Column("proposal_id", sa.BigInteger, nullable=False),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=False),
        sa.UniqueConstraint("property_id", "proposal_id"),
        sa.ForeignKeyConstraint(
            ["property_id", "proposal_id"], ["proposals.property_id", "proposals.id"], ondelete="CASCADE"
        ),
    )
    op.create_table(
        "demand_events",
        *_owned(),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("market", sa.String(120), nullable=False),
        sa.Column("expected", sa.String(120)),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("confirmed_at", Instant, nullable=False),
        sa.Column("ended_at", Instant),
    )
    op.create_index("ix_demand_events_property_id_ended_at", "demand_events", ["property_id", "ended_at"])


def downgrade() -> None:
    """Forget both."""
    op.drop_table("demand_events")
    op.drop_table("kept_advice")


def _owned() -> tuple[sa.Column[object], sa.Column[object]]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )
