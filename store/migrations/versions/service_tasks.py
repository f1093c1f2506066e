"""The tasks of a day, who does them, and what is wrong in the house."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Four tables."""
    _tasks()
    _helpers()
    _troubles()


def _tasks() -> None:
    op.create_table(
        "service_tasks",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("area", sa.String(120), nullable=False),
        sa.Column("due", Instant, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("room", sa.String(120)),
        sa.Column("reservation_id", sa.BigInteger),
        sa.Column("n", sa.Integer),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("owner", sa.String(120)),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("shown_at", Instant),
        sa.Column("done_by", sa.String(120)),
        sa.Column("done_at", Instant),
        sa.Column("proof", sa.String(120)),
        sa.UniqueConstraint("token"),
        sa.UniqueConstraint("property_id", "key"),
    )
    op.create_index("ix_service_tasks_property_id_day", "service_tasks", ["property_id", "day"])


def _helpers() -> None:
    op.create_table(
        "service_helpers",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("area", sa.String(120), nullable=False),
        sa.Column("script", sa.String(120), nullable=False),
        sa.UniqueConstraint("property_id", "person_id"),
    )
    op.create_table(
        "service_absences",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.UniqueConstraint("property_id", "person_id", "day"),
    )


def _troubles() -> None:
    op.create_table(
        "house_troubles",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(120), nullable=False),
        sa.Column("room", sa.String(120)),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("reported_by", sa.String(120), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("owner", sa.String(120)),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("closed_by", sa.String(120)),
        sa.Column("closed_at", Instant),
        sa.Column("proof", sa.String(120)),
        sa.Column("cost", sa.String(120)),
        sa.UniqueConstraint("token"),
    )
    for column in ("state", "room"):
        op.create_index(f"ix_house_troubles_property_id_{column}", "house_troubles", ["property_id", column])


def downgrade() -> None:
    """Forget them."""
    op.drop_table("house_troubles")
    op.drop_table("service_absences")
    op.drop_table("service_helpers")
    op.drop_table("service_tasks")
