"""What the Revenue director learns from: snapshots before a push, scored forecasts, preferences, price tests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Cents, Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TABLES = ("price_trials", "card_ticks", "declined_lines", "pricing_rules", "rate_snapshots", "advice")


def upgrade() -> None:
    """Create the tables, parents first."""
    op.create_table(
        "advice",
        *_owned(),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("night", sa.Date, nullable=False),
        sa.Column("room_type", sa.String(120), nullable=False),
        sa.Column("current", Cents, nullable=False),
        sa.Column("proposed", Cents, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("property_id", "night", "room_type"),
    )
    op.create_table(
        "rate_snapshots",
        *_owned(),
        sa.Column("proposal_id", sa.BigInteger, nullable=False),
        sa.Column("taken_at", Instant, nullable=False),
        sa.Column("last_night", sa.Date, nullable=False),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("cells", sa.JSON, nullable=False),
        sa.UniqueConstraint("property_id", "proposal_id"),
        _of_proposal(),
    )
    op.create_index(
        "ix_rate_snapshots_property_id_last_night", "rate_snapshots", ["property_id", "last_night"]
    )
    op.create_table(
        "pricing_rules",
        *_owned(),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("room_type", sa.String(120)),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("weekdays", sa.JSON, nullable=False),
        sa.Column("amount", Cents),
        sa.Column("ratio", sa.String(120)),
        sa.Column("count", sa.Integer),
        sa.Column("follows", sa.String(120)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("set_by", sa.String(120), nullable=False),
        sa.Column("set_at", Instant, nullable=False),
        sa.Column("ended_by", sa.String(120)),
        sa.Column("ended_at", Instant),
    )
    op.create_index("ix_pricing_rules_property_id_ended_at", "pricing_rules", ["property_id", "ended_at"])
    _of_lines()


def _of_lines() -> None:
    op.create_table(
        "declined_lines",
        *_owned(),
        sa.Column("proposal_id", sa.BigInteger, nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("last_night", sa.Date, nullable=False),
        sa.Column("cells", sa.JSON, nullable=False),
        _of_proposal(),
    )
    op.create_index("ix_declined_lines_property_id_at", "declined_lines", ["property_id", "at"])
    op.create_table(
        "card_ticks",
        *_owned(),
        sa.Column("proposal_id", sa.BigInteger, nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.UniqueConstraint("property_id", "proposal_id", "person_id"),
        _of_proposal(),
    )
    op.create_table(
        "price_trials",
        *_owned(),
        sa.Column("proposal_id", sa.BigInteger, nullable=False),
        sa.Column("room_type", sa.String(120), nullable=False),
        sa.Column("ratio", sa.String(120), nullable=False),
        sa.Column("pairs", sa.JSON, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("forgotten_at", Instant),
        _of_proposal(),
    )


def _owned() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )


def _of_proposal() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["property_id", "proposal_id"], ["proposals.property_id", "proposals.id"], ondelete="CASCADE"
    )


def downgrade() -> None:
    """Drop them, children first."""
    for table in TABLES:
        op.drop_table(table)
