"""What is said with guests: threads, where they write from, messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "guest_threads",
        *_first(),
        sa.Column("name", sa.Text),
        sa.Column("language", sa.String(120)),
        sa.Column("stay", sa.String(120)),
        sa.Column("channel", sa.String(120), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("opted_out", sa.Boolean, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.UniqueConstraint("property_id", "id", name="uq_guest_threads_property_id_id"),
    )
    op.create_index("ix_guest_threads_property_id_stay", "guest_threads", ["property_id", "stay"])
    op.create_table(
        "guest_addresses",
        *_first(),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("door", sa.String(120), nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.UniqueConstraint(
            "property_id", "door", "address", name="uq_guest_addresses_property_id_door_address"
        ),
        _own("guest_addresses"),
    )
    op.create_index(
        "ix_guest_addresses_property_id_thread_id", "guest_addresses", ["property_id", "thread_id"]
    )
    op.create_table(
        "guest_messages",
        *_first(),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("way", sa.String(120), nullable=False),
        sa.Column("door", sa.String(120), nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("state", sa.String(120), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("language", sa.String(120)),
        sa.Column("external", sa.String(400)),
        sa.Column("at", Instant, nullable=False),
        sa.Column("kept_at", Instant, nullable=False),
        sa.Column("by", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(120)),
        sa.Column("answers", sa.BigInteger),
        sa.Column("due_at", Instant),
        sa.Column("sent_at", Instant),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("property_id", "key", name="uq_guest_messages_property_id_key"),
        _own("guest_messages"),
    )
    for columns in (("thread_id", "id"), ("state", "due_at"), ("external",)):
        named = "_".join(("ix_guest_messages_property_id", *columns))
        op.create_index(named, "guest_messages", ["property_id", *columns])


def downgrade() -> None:
    """Forget all three."""
    for table in ("guest_messages", "guest_addresses", "guest_threads"):
        op.drop_table(table)


def _first() -> tuple[sa.Column[int], sa.Column[str]]:
    return (
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
    )


def _own(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["property_id", "thread_id"],
        ["guest_threads.property_id", "guest_threads.id"],
        ondelete="CASCADE",
        name=f"fk_{table}_property_id_guest_threads",
    )
