"""How does the schema move from one revision to another, all or nothing?"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from store.tenancy.rows import lift, shut
from store.upkeep.schema import HEAD, MIGRATIONS, BrokenReferences


def move(connection: Connection, revision: str) -> None:
    """Up or down to `revision` within the connection's transaction. Raises BrokenReferences, and leaves the
    transaction to whoever began it."""
    config = _config(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(4608)"))  # two processes may start at once
        lift(connection)
    if revision == HEAD or revision not in _lineage(connection):
        command.upgrade(config, revision)
    else:
        command.downgrade(config, revision)
    if connection.dialect.name == "postgresql" and revision == HEAD:
        shut(connection)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise BrokenReferences(f"{len(broken)} rows point nowhere, first in {broken[0][0]}")


def scripts() -> ScriptDirectory:
    """The revisions that this version knows."""
    return ScriptDirectory.from_config(_config())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _lineage(connection: Connection) -> set[str]:
    """The present revision and those that it builds on, plus "base"."""
    present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        return set()
    return {"base", *(script.revision for script in scripts().iterate_revisions(present, "base"))}
