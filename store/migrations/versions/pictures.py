"""Which messages on a screen carry a picture: they are edited in other calls than texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Everything sent so far is text."""
    op.add_column(
        "shown_messages", sa.Column("photo", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """Forget the form; the messages stay."""
    op.drop_column("shown_messages", "photo")
