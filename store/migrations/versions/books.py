"""What the books of the house are kept in: ledger, budget, recurring costs, taxes and forecasts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.columns import Cents, Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables, parents first."""
    op.create_table(
        "ledger",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("line", sa.String(120), nullable=False),
        sa.Column("net", Cents, nullable=False),
        sa.Column("vat", Cents, nullable=False),
        sa.Column("currency", sa.String(120), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("supplier", sa.Text),
        sa.Column("room", sa.String(120)),
        sa.Column("capital", sa.Boolean, nullable=False),
        sa.Column("one_off", sa.Boolean, nullable=False),
        sa.Column("source", sa.String(120), nullable=False),
        sa.Column("booked_by", sa.String(120), nullable=False),
        sa.Column("booked_at", Instant, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.UniqueConstraint("property_id", "source"),
    )
    op.create_index("ix_ledger_property_id_day", "ledger", ["property_id", "day"])
    with op.batch_alter_table("objectives") as table:
        table.add_column(sa.Column("price_ceiling", Cents))
        table.add_column(sa.Column("room_type", sa.String(120)))
        table.add_column(sa.Column("closed_by", sa.String(120)))
    with op.batch_alter_table("mandates") as table:
        table.add_column(sa.Column("largest_amount", Cents))
        table.add_column(sa.Column("words", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("revoked_by", sa.String(120)))


def downgrade() -> None:
    """Drop them, children first."""
    with op.batch_alter_table("mandates") as table:
        table.drop_column("revoked_by")
        table.drop_column("words")
        table.drop_column("largest_amount")
    with op.batch_alter_table("objectives") as table:
        table.drop_column("closed_by")
        table.drop_column("room_type")
        table.drop_column("price_ceiling")
    op.drop_table("ledger")
