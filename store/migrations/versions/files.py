"""What each import of bookings changed, what a person answered about a file, and what a file is evidence of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables and one column."""
    op.create_table(
        "imports",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("via", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("touched", sa.JSON, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("person_id", sa.BigInteger),
        sa.Column("document", sa.String(120)),
        sa.Column("undoable", sa.Boolean, nullable=False),
        sa.Column("undone_at", Instant),
        sa.UniqueConstraint("property_id", "number"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "subject", "token"),
    )
    with op.batch_alter_table("documents") as batch:
        batch.add_column(sa.Column("answers", sa.JSON))


def downgrade() -> None:
    """Forget what was before each import and what each file shows; bookings and files stay as they are."""
    with op.batch_alter_table("documents") as batch:
        batch.drop_column("answers")
    op.drop_table("evidence")
    op.drop_table("imports")
