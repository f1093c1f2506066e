"""Work orders, what is handed in for them, and the keys of agents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _owned() -> list[sa.Column]:  # type: ignore[type-arg]
    return [
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    ]


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "work_orders",
        *_owned(),
        sa.Column("mission_id", sa.BigInteger, nullable=False),
        sa.Column("channel", sa.String(120)),
        sa.Column("step", sa.String(120)),
        sa.Column("instructions", sa.JSON, nullable=False),
        sa.UniqueConstraint("property_id", "mission_id"),
    )
    op.create_index("ix_work_orders_property_id_channel", "work_orders", ["property_id", "channel"])
    op.create_table(
        "work_reports",
        *_owned(),
        sa.Column("mission_id", sa.BigInteger, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("accepted", sa.Boolean),
        sa.Column("reviewer", sa.String(120)),
        sa.Column("reviewed_at", Instant),
        sa.Column("gaps", sa.Text, nullable=False),
    )
    op.create_index("ix_work_reports_property_id_mission_id", "work_reports", ["property_id", "mission_id"])
    op.create_table(
        "agent_keys",
        *_owned(),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_index("ix_agent_keys_property_id_person_id", "agent_keys", ["property_id", "person_id"])


def downgrade() -> None:
    """Forget them."""
    for table in ("agent_keys", "work_reports", "work_orders"):
        op.drop_table(table)
