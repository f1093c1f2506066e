"""Questions put on the page that wait for the board, and the pictures that came with its answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.models.columns import Instant

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One table, one column."""
    op.create_table(
        "asked_questions",
        sa.Column("id", _ID, primary_key=True, autoincrement=True),
        sa.Column("property_id", sa.String(64), sa.ForeignKey("properties.property_id"), nullable=False),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("director", sa.String(120)),
        sa.Column("tier", sa.String(120), nullable=False),
        sa.UniqueConstraint("property_id", "key"),
    )
    op.create_index(
        "ix_asked_questions_property_id_person_id", "asked_questions", ["property_id", "person_id"]
    )
    op.add_column("exchanges", sa.Column("charts", sa.JSON))


def downgrade() -> None:
    """Forget them."""
    op.drop_column("exchanges", "charts")
    op.drop_table("asked_questions")
