"""What was tried and may become a proposal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "what_ifs",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("action", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("tried_at", Instant, nullable=False),
        sa.Column("filed", sa.Boolean, nullable=False),
        sa.UniqueConstraint("token"),
    )


def downgrade() -> None:
    """Forget what was tried."""
    op.drop_table("what_ifs")
