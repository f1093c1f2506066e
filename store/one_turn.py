"""How does a statement reach SQLite in one turn of the driver's thread?"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, NamedTuple

import aiosqlite
from aiosqlite.core import _STOP_RUNNING_SENTINEL


class Outcome(NamedTuple):
    """What a statement left, read to its end."""

    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int | None


class OneTurnConnection(aiosqlite.Connection):
    """aiosqlite with cursors of one turn a statement; its own take four, to open, execute, fetch and close.

    A House is read by some thirty statements, most of them of a few rows: the turns took longer than SQLite did.
    """

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        # A task that is cancelled leaves no turn under way: its answer would come to a closed loop.
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        answer = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((answer, partial(fn, *args, **kwargs)))
        return await _to_its_end(answer)

    async def rollback(self) -> None:
        """Roll back. Whoever is cancelled meanwhile hears of it right afterwards: the pool, which rolls back
        what is given back to it, would take the sound connection for broken and say so."""
        try:
            await self._execute(self._conn.rollback)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None:
                raise
            task.uncancel()
            task.cancel()

    def stop(self) -> None:
        """Close, in the thread, once what is queued is done; `close` waits for it, this does not."""
        self._running = False
        self._tx.put_nowait((None, self._closed))

    def _closed(self) -> object:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        return _STOP_RUNNING_SENTINEL

    def cursor(self) -> OneTurnCursor:  # type: ignore[override]
        """A cursor that holds nothing open."""
        return OneTurnCursor(self)

    async def turn(self, work: Callable[[sqlite3.Connection], Outcome]) -> Outcome:
        """One turn of the thread that owns the connection."""
        found: Outcome = await self._execute(work, self._conn)
        return found


class OneTurnCursor:
    """The part of a cursor that SQLAlchemy asks for; rows are all there once `execute` returns."""

    arraysize = 1

    def __init__(self, connection: OneTurnConnection) -> None:
        self._connection = connection
        self._outcome = Outcome([], None, -1, None)

    async def __aenter__(self) -> OneTurnCursor:
        return self

    @property
    def description(self) -> Any:
        """The columns; None for a statement without rows."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed; -1 where that is not said."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that was inserted last."""
        return self._outcome.lastrowid

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> OneTurnCursor:
        """Prepare, execute and read to the end. Raises what sqlite3 raises."""
        self._outcome = await self._connection.turn(partial(_executed, operation, parameters))
        return self

    async def executemany(self, operation: str, parameters: Sequence[Sequence[Any]]) -> OneTurnCursor:
        """The same for each set of parameters."""
        self._outcome = await self._connection.turn(partial(_executed_many, operation, parameters))
        return self

    async def fetchall(self) -> list[Any]:
        """Every row."""
        return self._outcome.rows

    async def close(self) -> None:
        """Nothing is open."""


def _executed(operation: str, parameters: Sequence[Any], connection: sqlite3.Connection) -> Outcome:
    cursor = connection.execute(operation, parameters)
    try:
        rows = cursor.fetchall() if cursor.description else []
        return Outcome(rows, cursor.description, cursor.rowcount, cursor.lastrowid)
    finally:
        cursor.close()


def _executed_many(
    operation: str, parameters: Sequence[Sequence[Any]], connection: sqlite3.Connection
) -> Outcome:
    cursor = connection.executemany(operation, parameters)
    try:
        return Outcome([], cursor.description, cursor.rowcount, cursor.lastrowid)
    finally:
        cursor.close()


async def _to_its_end(answer: asyncio.Future[Any]) -> Any:
    try:
        return await asyncio.shield(answer)
    except asyncio.CancelledError:
        await asyncio.wait([answer])
        answer.cancelled() or answer.exception()  # looked at: nobody else will
        raise


def one_turn(
    pragmas: Sequence[str], *where: Any, **how: Any
) -> Callable[[], Coroutine[Any, Any, OneTurnConnection]]:
    """Opens `sqlite3.connect(*where, **how)` for `create_async_engine(async_creator=…)`, its pragmas set."""

    def opened() -> sqlite3.Connection:
        connection: sqlite3.Connection = sqlite3.connect(*where, **how)
        connection.isolation_level = None  # the driver begins nothing by itself
        try:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}").close()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    async def connect() -> OneTurnConnection:
        connection = OneTurnConnection(opened, iter_chunk_size=64)
        connection._thread.daemon = (
            True  # as SQLAlchemy has it: a forgotten connection keeps no process alive
        )
        opening = asyncio.ensure_future(_connected(connection))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            await asyncio.wait([opening])
            if not opening.cancelled() and opening.exception() is None:
                connection.stop()  # nobody was given it
            raise

    return connect


async def _connected(connection: OneTurnConnection) -> OneTurnConnection:
    await connection
    return connection
