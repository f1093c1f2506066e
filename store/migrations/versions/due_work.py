"""What each house is waited for with, and what was written of it since somebody looked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two narrow tables; the clockwork fills them by itself."""
    op.create_table(
        "due_work",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("leased_until", Instant),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.UniqueConstraint("property_id", "kind"),
    )
    op.create_index("ix_due_work_kind_due_at", "due_work", ["kind", "due_at"])
    op.create_table(
        "house_changes",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("what", sa.String(64), nullable=False),
        sa.UniqueConstraint("property_id", "what"),
    )


def downgrade() -> None:
    """The clockwork visits every house again."""
    op.drop_table("house_changes")
    op.drop_index("ix_due_work_kind_due_at", "due_work")
    op.drop_table("due_work")
