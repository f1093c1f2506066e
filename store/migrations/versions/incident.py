"""Incidents: what they are, their timelines, tests, reports and reviews, and what is closed by hand meanwhile."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_CODE = sa.String(120)


def _owned(*columns: sa.Column[object] | sa.UniqueConstraint) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        *columns,
    )


def _given(name: str, kind: sa.types.TypeEngine[Any] | type) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Six tables."""
    _incidents()
    _reports()
    _tests_and_blocks()


def _incidents() -> None:
    op.create_table(
        "incidents",
        *_owned(
            _given("token", sa.String(32)),
            _given("title", sa.Text),
            _given("origin", _CODE),
            sa.Column("open_origin", _CODE),
            _given("severity", sa.Integer),
            sa.Column("channel", _CODE),
            sa.Column("room_type", _CODE),
            sa.Column("first", sa.Date),
            sa.Column("departure", sa.Date),
            sa.Column("owner", _CODE),
            _given("holds", sa.Boolean),
            _given("opened_by", _CODE),
            _given("opened_at", Instant),
            sa.Column("closed_by", _CODE),
            sa.Column("closed_at", Instant),
            _given("closing", sa.Text),
            sa.UniqueConstraint("token", name="uq_incidents_token"),
            sa.UniqueConstraint("property_id", "open_origin", name="uq_incidents_property_id_open_origin"),
        ),
    )
    op.create_table(
        "incident_entries",
        *_owned(
            _given("incident_id", sa.BigInteger),
            _given("kind", _CODE),
            _given("at", Instant),
            _given("noted_at", Instant),
            _given("by", _CODE),
            _given("words", sa.Text),
            _given("body", sa.JSON),
            _given("evidence", sa.JSON),
        ),
    )
    op.create_index(
        "ix_incident_entries_property_id_incident_id", "incident_entries", ["property_id", "incident_id"]
    )


def _reports() -> None:
    version = ("property_id", "incident_id", "version")
    op.create_table(
        "incident_reports",
        *_owned(
            _given("incident_id", sa.BigInteger),
            _given("version", sa.Integer),
            _given("digest", _CODE),
            _given("body", sa.JSON),
            _given("made_by", _CODE),
            _given("made_at", Instant),
            sa.UniqueConstraint(*version, name="uq_incident_reports_property_id_incident_id_version"),
        ),
    )
    op.create_table(
        "incident_reviews",
        *_owned(
            _given("incident_id", sa.BigInteger),
            _given("version", sa.Integer),
            _given("reviewer", _CODE),
            _given("words", sa.Text),
            _given("at", Instant),
            sa.UniqueConstraint(
                *version, "reviewer", name="uq_incident_reviews_property_id_incident_id_version_reviewer"
            ),
        ),
    )


def _tests_and_blocks() -> None:
    op.create_table(
        "sync_tests",
        *_owned(
            _given("token", sa.String(32)),
            _given("incident_id", sa.BigInteger),
            sa.Column("open_key", _CODE),
            sa.Column("proposal_id", sa.BigInteger),
            _given("state", _CODE),
            _given("room_type", _CODE),
            _given("night", sa.Date),
            _given("channels", sa.JSON),
            _given("approved_by", _CODE),
            _given("approved_at", Instant),
            sa.Column("booked_at", Instant),
            sa.Column("booked_by", _CODE),
            sa.Column("cancelled_at", Instant),
            sa.Column("cancelled_by", _CODE),
            sa.Column("rung_at", Instant),
            sa.Column("concluded_at", Instant),
            _given("looks", sa.JSON),
            sa.UniqueConstraint("token", name="uq_sync_tests_token"),
            sa.UniqueConstraint("property_id", "open_key", name="uq_sync_tests_property_id_open_key"),
        ),
    )
    op.create_index("ix_sync_tests_property_id_incident_id", "sync_tests", ["property_id", "incident_id"])
    stay = ("property_id", "booking", "channel", "room_type", "first")
    op.create_table(
        "hand_blocks",
        *_owned(
            _given("token", sa.String(32)),
            sa.Column("incident_id", sa.BigInteger),
            _given("booking", _CODE),
            _given("channel", _CODE),
            _given("room_type", _CODE),
            _given("first", sa.Date),
            _given("last", sa.Date),
            _given("rooms", sa.Integer),
            _given("state", _CODE),
            _given("asked_at", Instant),
            sa.Column("blocked_at", Instant),
            sa.Column("blocked_by", _CODE),
            sa.Column("opened_at", Instant),
            sa.Column("opened_by", _CODE),
            sa.UniqueConstraint("token", name="uq_hand_blocks_token"),
            sa.UniqueConstraint(*stay, name="uq_hand_blocks_property_id_booking_channel_room_type_first"),
        ),
    )


def downgrade() -> None:
    """Forget all six."""
    for table in (
        *("hand_blocks", "sync_tests", "incident_reviews"),
        *("incident_reports", "incident_entries", "incidents"),
    ):
        op.drop_table(table)
