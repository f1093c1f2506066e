"""The decision log in the languages of its readers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column."""
    with op.batch_alter_table("decisions") as table:
        table.add_column(sa.Column("translations", sa.JSON))


def downgrade() -> None:
    with op.batch_alter_table("decisions") as table:
        table.drop_column("translations")
