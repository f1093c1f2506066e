"""The accounts of each house, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table."""
    op.create_table(
        "sealed_accounts",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("set_by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "kind", name="uq_sealed_accounts_property_id_kind"),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("sealed_accounts")
