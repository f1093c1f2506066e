"""What the books of the house are kept in: ledger, budget, recurring costs, taxes and forecasts."""

from __future__ import annotations

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, parents first."""


def downgrade() -> None:
    """Drop them, children first."""
