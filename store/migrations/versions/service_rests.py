"""Weekdays of rest of the people of the house, and days on which they come all the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns: nobody rested so far, and whoever was noted was away."""
    with op.batch_alter_table("service_helpers") as table:
        table.add_column(sa.Column("rests", sa.String(120), nullable=False, server_default=""))
    with op.batch_alter_table("service_absences") as table:
        table.add_column(sa.Column("away", sa.Boolean, nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Drop them; who came on a day of rest counts as nothing."""
    op.execute("DELETE FROM service_absences WHERE NOT away")
    with op.batch_alter_table("service_absences") as table:
        table.drop_column("away")
    with op.batch_alter_table("service_helpers") as table:
        table.drop_column("rests")
