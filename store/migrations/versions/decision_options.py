"""What else was possible stands apart from the reasons of a decision, with the day to look at it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_SIGN = "≠ "  # how a typed decision kept its options at the end of its reasons


def upgrade() -> None:
    """Add both columns, and move what stood at the end of the reasons."""
    with op.batch_alter_table("decisions") as table:
        table.add_column(sa.Column("options", sa.Text))
        table.add_column(sa.Column("review_on", sa.Date))
    decisions = sa.table("decisions", *map(sa.column, ("id", "code", "rationale", "options")))
    typed = sa.select(decisions.c.id, decisions.c.rationale).where(
        decisions.c.code.like("D-________-%"), decisions.c.rationale.contains(_SIGN)
    )
    for row, said in op.get_bind().execute(typed).all():
        why, _, options = said.rpartition(_SIGN)
        values = {"rationale": why.removesuffix(" · ") or None, "options": options}
        op.get_bind().execute(sa.update(decisions).where(decisions.c.id == row).values(values))


def downgrade() -> None:
    """Put the options back behind the reasons; the days are forgotten, their reminders stay."""
    decisions = sa.table("decisions", *map(sa.column, ("id", "rationale", "options")))
    wanted = sa.select(decisions).where(decisions.c.options.is_not(None))
    for row, why, options in op.get_bind().execute(wanted).all():
        said = " · ".join(filter(None, (why, f"{_SIGN}{options}")))
        op.get_bind().execute(sa.update(decisions).where(decisions.c.id == row).values(rationale=said))
    with op.batch_alter_table("decisions") as table:
        table.drop_column("review_on")
        table.drop_column("options")
