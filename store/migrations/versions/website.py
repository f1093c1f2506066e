"""The website: mock-ups and how far they are, links to them, texts that were drafted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _owner() -> sa.Column[str]:
    return sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False)


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "website_versions",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        _owner(),
        sa.Column("token", sa.String(32), nullable=False, unique=True),
        sa.Column("digest", sa.String(120), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("lacking", sa.Integer, nullable=False),
        sa.Column("built_at", Instant, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.Column("changed_by", sa.String(120), nullable=False),
        sa.Column("approved_by", sa.Text),
        sa.Column("sent_on", sa.Date),
        sa.Column("sent_to", sa.Text),
        sa.Column("confirmed_on", sa.Date),
        sa.Column("url", sa.Text),
        sa.Column("words", sa.Text),
        sa.Column("remind_on", sa.Date),
    )
    op.create_index("ix_website_versions_property_id_state", "website_versions", ["property_id", "state"])
    op.create_table(
        "website_links",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        _owner(),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.Column("made_by", sa.String(120), nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("revoked_at", Instant),
    )
    op.create_index("ix_website_links_property_id_version_id", "website_links", ["property_id", "version_id"])
    op.create_table(
        "website_texts",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        _owner(),
        sa.Column("token", sa.String(32), nullable=False, unique=True),
        sa.Column("path", sa.String(120), nullable=False),
        sa.Column("sentences", sa.JSON, nullable=False),
        sa.Column("by_model", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("drafted_at", Instant, nullable=False),
        sa.Column("decided_at", Instant),
        sa.Column("decided_by", sa.Text),
    )
    op.create_index("ix_website_texts_property_id_state", "website_texts", ["property_id", "state"])


def downgrade() -> None:
    """Forget all three."""
    for table in ("website_texts", "website_links", "website_versions"):
        op.drop_table(table)
