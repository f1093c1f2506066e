"""The first schema: all tables of the first version.

The statements stand in an SQL file, as they were when this revision was made; later revisions
are written with Alembic's operations and never touch that file.
"""

from __future__ import annotations

import re
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# The file is PostgreSQL's; these are SQLite's words for the same, and names that only PostgreSQL cuts short.
_IN_SQLITE = {
    "BIGSERIAL": "INTEGER",
    "TIMESTAMP WITH TIME ZONE": "DATETIME",
    "TIME WITHOUT TIME ZONE": "TIME",
    "stage_night_room_type_rat_bfb5": "stage_night_room_type_rate_plan_channel",
    "reservation_id_upd_5fcb": "reservation_id_updated_at_raw_hash",
}


def _statements() -> list[str]:
    written = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    if op.get_bind().dialect.name == "sqlite":
        for theirs, ours in _IN_SQLITE.items():
            written = written.replace(theirs, ours)
    return [statement.strip() for statement in written.split(";\n") if statement.strip()]


def upgrade() -> None:
    """Create the tables, parents first."""
    for statement in _statements():
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Drop them, children first."""
    tables = [found[1] for line in _statements() if (found := re.match(r"CREATE TABLE (\w+)", line))]
    for table in reversed(tables):
        op.get_bind().exec_driver_sql(f"DROP TABLE {table}")
