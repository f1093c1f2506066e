"""The page's doors: links that open it once, and sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _owner() -> sa.Column[str]:
    return sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False)


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "page_links",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        _owner(),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("device", sa.String(64)),
        sa.Column("used_at", Instant),
        sa.UniqueConstraint("property_id", "digest"),
    )
    op.create_index("ix_page_links_digest", "page_links", ["digest"])
    op.create_table(
        "page_sessions",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        _owner(),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("way", sa.String(16), nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("begun_at", Instant, nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("proven_at", Instant),
        sa.Column("ended_at", Instant),
        sa.Column("code", sa.String(64)),
        sa.Column("code_until", Instant),
        sa.Column("code_tries", sa.Integer, nullable=False),
    )
    op.create_index("ix_page_sessions_property_id_person_id", "page_sessions", ["property_id", "person_id"])


def downgrade() -> None:
    """Forget them."""
    for table in ("page_sessions", "page_links"):
        op.drop_table(table)
