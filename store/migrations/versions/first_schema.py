"""The first schema: all tables of the first version.

The statements stand in one SQL file per database, as they were when this revision was made; later revisions
are written with Alembic's operations and never touch these files.
"""

from __future__ import annotations

import re
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _statements() -> list[str]:
    dialect = op.get_bind().dialect.name
    written = Path(__file__).with_name(f"first_schema.{dialect}.sql").read_text(encoding="utf-8")
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
