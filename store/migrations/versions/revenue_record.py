"""What the Revenue director learns from: snapshots before a push, scored forecasts, preferences, price tests."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, parents first."""


def downgrade() -> None:
    """Drop them, children first."""
