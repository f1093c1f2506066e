"""What the board remembers of a conversation: threads, exchanges, what each call to a model cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG = sa.BigInteger()
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)
CODE = sa.String(120)


def upgrade() -> None:
    """Create the tables, parents first."""
    op.create_table(
        "threads",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("property_id", sa.String(64), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("begun_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["property_id"], ["properties.property_id"], name="fk_threads_property_id"),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
        sa.UniqueConstraint("property_id", "id", name="uq_threads_property_id_id"),
        sa.UniqueConstraint("property_id", "person_id", name="uq_threads_property_id_person_id"),
    )
    op.create_table(
        "exchanges",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("property_id", sa.String(64), nullable=False),
        sa.Column("thread_id", BIG, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("director", CODE, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("tainted", sa.Boolean(), nullable=False),
        sa.Column("ended", CODE, nullable=False),
        sa.ForeignKeyConstraint(["property_id"], ["properties.property_id"], name="fk_exchanges_property_id"),
        sa.ForeignKeyConstraint(
            ["property_id", "thread_id"],
            ["threads.property_id", "threads.id"],
            name="fk_exchanges_property_id_thread_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_exchanges"),
        sa.UniqueConstraint("property_id", "id", name="uq_exchanges_property_id_id"),
    )
    op.create_index("ix_exchanges_property_id_thread_id_id", "exchanges", ["property_id", "thread_id", "id"])
    op.create_table(
        "usage",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("property_id", sa.String(64), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("purpose", CODE, nullable=False),
        sa.Column("director", CODE),
        sa.Column("model", CODE, nullable=False),
        sa.Column("fresh", sa.Integer(), nullable=False),
        sa.Column("cache_written", sa.Integer(), nullable=False),
        sa.Column("cache_read", sa.Integer(), nullable=False),
        sa.Column("output", sa.Integer(), nullable=False),
        sa.Column("cost", BIG, nullable=False),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["property_id"], ["properties.property_id"], name="fk_usage_property_id"),
        sa.PrimaryKeyConstraint("id", name="pk_usage"),
    )
    op.create_index("ix_usage_property_id_at", "usage", ["property_id", "at"])


def downgrade() -> None:
    """Drop them, children first."""
    op.drop_table("usage")
    op.drop_table("exchanges")
    op.drop_table("threads")
