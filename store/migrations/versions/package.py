"""The master data package: what files said, and photos."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "package_leaves",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("path", sa.String(120), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("stated_on", sa.Text),
        sa.Column("confirmed_by", sa.Text),
        sa.Column("confidence", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index("ix_package_leaves_property_id_path", "package_leaves", ["property_id", "path"])
    op.create_table(
        "package_photos",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("digest", sa.String(120), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("likeness", sa.String(120), nullable=False),
        sa.Column("room", sa.String(120)),
        sa.Column("room_type", sa.String(120)),
        sa.Column("tag", sa.String(120)),
        sa.Column("rights", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("problems", sa.JSON, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("left_out", sa.Boolean, nullable=False),
        sa.UniqueConstraint("property_id", "digest"),
    )


def downgrade() -> None:
    """Forget both."""
    op.drop_table("package_photos")
    op.drop_table("package_leaves")
