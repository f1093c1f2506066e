"""Whoever gives an update its effect looks whether it was taken over meanwhile, in the unit of the effect.

Nothing of the tables changes: on PostgreSQL the rights of a house's role are given anew whenever the schema moves
(`store/tenancy/rows.py`), and now it may read how often an update was taken over.
"""

from __future__ import annotations

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Only the revision, so that the rights are given."""


def downgrade() -> None:
    """The right does no harm to a version that does not use it."""
