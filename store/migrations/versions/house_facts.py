"""What people answered about the house, and what they were asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "house_facts",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("decides", sa.Boolean, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index("ix_house_facts_property_id_key", "house_facts", ["property_id", "key"])
    op.create_table(
        "fact_asks",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("unasked", sa.Boolean, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index(
        "ix_fact_asks_property_id_person_id_open", "fact_asks", ["property_id", "person_id", "open"]
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("fact_asks")
    op.drop_table("house_facts")
