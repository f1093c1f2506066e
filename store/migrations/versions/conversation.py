"""What the board remembers of a conversation: threads, exchanges, what each call to a model cost."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, parents first."""


def downgrade() -> None:
    """Drop them, children first."""
