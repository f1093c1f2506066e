"""Is the database's schema the one that this version of the house needs, and how does it get there?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import async_url, sqlite_begins

T = TypeVar("T")

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "head"


class BrokenReferences(RuntimeError):
    """A migration left rows that point nowhere; it was rolled back."""


async def migrate(url: str, revision: str = HEAD) -> None:
    """Bring the schema up to `revision`, all or nothing. An older revision than the present one goes down."""

    def run(connection: Connection) -> None:
        config = _config(connection)
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(4608)"))  # two processes may start at once
        if revision == HEAD or revision not in _lineage(connection):
            command.upgrade(config, revision)
        else:
            command.downgrade(config, revision)
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise BrokenReferences(f"{len(broken)} rows point nowhere, first in {broken[0][0]}")

    await _on(url, run)


async def schema_is_current(url: str) -> bool:
    """Whether the database stands at this version's newest revision."""
    return await schema_revision(url) == _scripts().get_current_head()


async def schema_revision(url: str) -> str | None:
    """The revision at which the database stands; None for an empty one."""
    return await _on(url, lambda connection: MigrationContext.configure(connection).get_current_revision())


async def _on(url: str, work: Callable[[Connection], T]) -> T:
    """Run on a connection with foreign keys off (SQLite's default), in one transaction."""
    engine = create_async_engine(async_url(url))
    if engine.dialect.name == "sqlite":
        sqlite_begins(
            engine, "BEGIN IMMEDIATE", ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000")
        )
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _lineage(connection: Connection) -> set[str]:
    """The present revision and those that it builds on, plus "base"."""
    present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        return set()
    return {"base", *(script.revision for script in _scripts().iterate_revisions(present, "base"))}
