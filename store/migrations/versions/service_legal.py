"""Declarations, exemptions, papers that end, and reminders that were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _first() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )


def _booking() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["property_id", "reservation_id"], ["reservations.property_id", "reservations.id"], ondelete="CASCADE"
    )


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "guest_declarations",
        *_first(),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("missing", sa.Integer),
        sa.Column("deposited", sa.String(40)),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("keep_until", sa.Date, nullable=False),
        sa.UniqueConstraint("property_id", "reservation_id"),
        _booking(),
    )
    op.create_index(
        "ix_guest_declarations_property_id_keep_until", "guest_declarations", ["property_id", "keep_until"]
    )
    op.create_table(
        "tax_exemptions",
        *_first(),
        sa.Column("reservation_id", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String(120), nullable=False),
        sa.Column("persons", sa.Integer, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "reservation_id", "reason"),
        _booking(),
    )
    op.create_table(
        "legal_papers",
        *_first(),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("confirmed_by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "code"),
    )
    op.create_table(
        "service_rings",
        *_first(),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "key"),
    )


def downgrade() -> None:
    """Forget them."""
    for table in ("service_rings", "legal_papers", "tax_exemptions", "guest_declarations"):
        op.drop_table(table)
