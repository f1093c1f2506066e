"""How is the database opened, and what does one hold to use it?"""

from __future__ import annotations

import asyncio
import contextlib
import os
import stat
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import QueuePool

from store.hall import Hall
from store.one_turn import one_turn
from store.unit import Unit, in_hall, looking_in, reading, writing

T = TypeVar("T", Unit, Hall)
PRIVATE = 0o600
PATIENCE = 5  # seconds that closing waits for units to end
# WAL lets readers read while one writes; FULL keeps the last approval through a power cut.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON")


class Store:
    """The open database. Units are short: neither a model nor an HTTP call is ever inside one.

    `committed` counts what this process has committed but for the post: whoever read at the same count saw the
    same House, where no other process writes.
    """

    def __init__(self, url: URL, write: AsyncEngine, read: AsyncEngine) -> None:
        self.url = url
        self.committed = 0
        self._write = write
        self._read = read

    def unit(self, property_id: str) -> AbstractAsyncContextManager[Unit]:
        """One write transaction on one property: commits at the end, rolls back on an exception."""
        return self._counted(writing(self._write, property_id))

    def reading(self, property_id: str) -> AbstractAsyncContextManager[Unit]:
        """One read transaction on one property: the same query objects, and no writes."""
        return reading(self._read, property_id, self.committed)

    def hall(self) -> AbstractAsyncContextManager[Hall]:
        """One write transaction of no property."""
        return self._counted(in_hall(self._write))

    def hall_reading(self) -> AbstractAsyncContextManager[Hall]:
        """One read transaction of no property: it waits for nobody."""
        return looking_in(self._read)

    @asynccontextmanager
    async def _counted(self, changing: AbstractAsyncContextManager[T]) -> AsyncIterator[T]:
        async with changing as held:
            yield held
        if held.scope.session.info.get("changed"):
            self.committed += 1

    async def close(self) -> None:
        """Give back every connection, once whoever was cut off has rolled back: its answer would find no loop."""
        engines = [self._write]
        if self._read.pool is not self._write.pool:
            engines.append(self._read)
        quiet = 0  # looks in a row: who was cancelled a moment ago has not heard of it yet
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while quiet < 3:
                    await asyncio.sleep(0.001)
                    quiet = 0 if any(_lent(engine) for engine in engines) else quiet + 1
        for engine in engines:
            await engine.dispose()


def _lent(engine: AsyncEngine) -> int:
    """How many connections somebody still holds."""
    pool = engine.pool
    return pool.checkedout() if isinstance(pool, QueuePool) else 0


def keep_private(url: URL) -> None:
    """Guests are in it: SQLite's file, and what it writes beside it, is its owner's only, whatever the folder is.

    A new file is made so; SQLite gives its journals the same rights. OSError: it is somebody else's.
    """
    file = url.database
    if url.get_backend_name() != "sqlite" or not file or file == ":memory:" or file.startswith("file:"):
        return
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    for path in (file, f"{file}-wal", f"{file}-shm", f"{file}-journal"):
        with contextlib.suppress(FileNotFoundError):
            if stat.S_IMODE(os.stat(path).st_mode) & ~PRIVATE:
                os.chmod(path, PRIVATE)


def open_store(url: str) -> Store:
    """Open `sqlite:///path` or `postgresql://…`; the schema must be there already (see `store.upkeep.schema`)."""
    parsed = async_url(url)
    keep_private(parsed)
    if parsed.get_backend_name() == "sqlite":
        # One writing connection: waiting writers queue fairly here instead of polling the file's lock.
        where, how = parsed.get_dialect()().create_connect_args(parsed)
        changes = one_turn(_PRAGMAS, *where, **how)
        looks = one_turn((*_PRAGMAS, "query_only=ON"), *where, **how)
        write = create_async_engine(parsed, async_creator=changes, pool_size=1, max_overflow=0)
        read = create_async_engine(parsed, async_creator=looks, pool_size=4, max_overflow=4)
        _begins(write, "BEGIN IMMEDIATE")
        _begins(read, "BEGIN")
        return Store(parsed, write, read)
    write = create_async_engine(parsed, pool_size=5, max_overflow=10, pool_pre_ping=True)
    read = write.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Store(parsed, write, read)


def async_url(url: str) -> URL:
    """The URL with our asynchronous driver; ValueError for a database that we do not know."""
    parsed = make_url(url)
    drivers = {
        "sqlite": "sqlite+aiosqlite",
        "postgresql": "postgresql+asyncpg",
        "postgres": "postgresql+asyncpg",
    }
    backend = parsed.drivername.split("+")[0]
    if backend not in drivers:
        raise ValueError(f"neither SQLite nor PostgreSQL: {backend}")
    return parsed.set(drivername=drivers[backend])


def sqlite_begins(engine: AsyncEngine, begin: str, pragmas: tuple[str, ...]) -> None:
    """Let us, not the driver, say how a transaction begins: its own way loses updates without an error."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connected(connection: Any, record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: the next listener does
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    _begins(engine, begin)


def _begins(engine: AsyncEngine, begin: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def _begun(connection: Any) -> None:
        # Straight to the driver: through a cursor of SQLAlchemy's it takes three turns of its thread, not one.
        connection.connection.dbapi_connection.run_async(lambda driver: driver.execute(begin))
