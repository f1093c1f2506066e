"""Files that were sent to the house."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "documents",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("caption", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("forwarded", sa.Boolean, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("room", sa.String(120)),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("settled_at", Instant),
        sa.UniqueConstraint("property_id", "digest"),
        sa.UniqueConstraint("property_id", "token"),
    )


def downgrade() -> None:
    """Forget the files; their bytes stay on the disk."""
    op.drop_table("documents")
