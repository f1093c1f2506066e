"""What the books of the house are kept in: ledger, budget, recurring costs, taxes and forecasts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Cents, Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the tables, parents first."""
    op.create_table(
        "ledger",
        *_owned(),
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
    _accounts()
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
    for name in ("night_forecasts", "taxes", "recurring_costs", "budget", "ledger"):
        op.drop_table(name)


def _accounts() -> None:
    """Budget, recurring costs, taxes and the forecasts of rooms."""
    op.create_table(
        "budget",
        *_owned(),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("line", sa.String(120), nullable=False),
        sa.Column("amount", Cents, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.UniqueConstraint("property_id", "month", "line"),
    )
    op.create_table(
        "recurring_costs",
        *_owned(),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("line", sa.String(120), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("per_month", Cents),
        sa.Column("per_room", Cents),
        sa.Column("per_stay", Cents),
        sa.Column("unknown", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("provision", sa.Boolean, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.UniqueConstraint("property_id", "code"),
    )
    op.create_table(
        "taxes",
        *_owned(),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("rate", sa.String(120)),
        sa.Column("amount", Cents),
        sa.Column("exempt_below", sa.Integer),
        sa.Column("included", sa.Boolean),
        sa.Column("due_days", sa.Integer),
        sa.Column("classification", sa.Text),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.UniqueConstraint("property_id", "code", "first"),
    )
    op.create_table(
        "night_forecasts",
        *_owned(),
        sa.Column("as_of", Instant, nullable=False),
        sa.Column("stay_date", sa.Date, nullable=False),
        sa.Column("room_type", sa.String(120), nullable=False),
        sa.Column("on_books", sa.Integer, nullable=False),
        sa.Column("mean", sa.Float, nullable=False),
        sa.Column("p10", sa.Float, nullable=False),
        sa.Column("p90", sa.Float, nullable=False),
        sa.UniqueConstraint("property_id", "as_of", "stay_date", "room_type"),
    )


def _owned() -> tuple[sa.Column[object], sa.Column[object]]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )
