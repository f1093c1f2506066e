"""Is the database's schema the one that this version of the house needs, and how does it get there?"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import async_url, keep_private, sqlite_begins

T = TypeVar("T")

MIGRATIONS = Path(__file__).parents[1] / "migrations"
HEAD = "head"
_REVISION = re.compile(r'^(down_)?revision = "(\w+)"', re.MULTILINE)


class BrokenReferences(RuntimeError):
    """A migration left rows that point nowhere; it was rolled back."""


async def migrate(url: str, revision: str = HEAD) -> None:
    """Bring the schema up to `revision`, all or nothing. An older revision than the present one goes down.

    A schema that is there already is only looked at: no lock is taken, and Alembic, which takes longer to load than
    most commands to answer, stays where it is.
    """
    if revision == HEAD and await on(url, _is_ready):
        return
    moving = importlib.import_module("store.upkeep.migrating")
    await on(url, lambda connection: moving.move(connection, revision), begin="BEGIN IMMEDIATE")


async def schema_is_current(url: str) -> bool:
    """Whether the database stands at this version's newest revision."""
    return await schema_revision(url) == newest()


async def schema_revision(url: str) -> str | None:
    """The revision at which the database stands; None for an empty one."""
    return await on(url, _present)


def _is_ready(connection: Connection) -> bool:
    """Whether it is this version's schema and, on PostgreSQL, every table of it is shut to other properties."""
    if _present(connection) != newest():
        return False
    rows = None if connection.dialect.name == "sqlite" else importlib.import_module("store.tenancy.rows")
    return rows is None or bool(rows.is_shut(connection))


def newest() -> str | None:
    """The revision that no other one builds on, read from the files; None where they do not say (Alembic will)."""
    made, built_on = _written()
    heads = made - built_on
    return heads.pop() if len(heads) == 1 else None


def revisions() -> frozenset[str]:
    """Every revision that this version knows, read from the files."""
    return frozenset(_written()[0])


def _written() -> tuple[set[str], set[str]]:
    made: set[str] = set()
    built_on: set[str] = set()
    for file in (MIGRATIONS / "versions").glob("*.py"):
        for down, revision in _REVISION.findall(file.read_text(encoding="utf-8")):
            (built_on if down else made).add(revision)
    return made, built_on


def _present(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


async def on(url: str, work: Callable[[Connection], T], begin: str = "BEGIN") -> T:
    """Run on a connection with foreign keys off (SQLite's default), in one transaction."""
    keep_private(async_url(url))
    engine = create_async_engine(async_url(url))
    if engine.dialect.name == "sqlite":
        sqlite_begins(engine, begin, ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000"))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()
