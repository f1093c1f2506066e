"""How does a statement reach SQLite in one turn of the driver's thread?"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, NamedTuple

import aiosqlite


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

    def cursor(self) -> OneTurnCursor:  # type: ignore[override]
        """A cursor that holds nothing open."""
        return OneTurnCursor(self)

    async def turn(self, work: Callable[[sqlite3.Connection], Outcome]) -> Outcome:
        """One turn of the thread that owns the connection."""
        found: Outcome = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
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


def one_turn(*where: Any, **how: Any) -> Callable[[], Coroutine[Any, Any, OneTurnConnection]]:
    """Opens `sqlite3.connect(*where, **how)` for `create_async_engine(async_creator=…)`."""

    async def connect() -> OneTurnConnection:
        connection = OneTurnConnection(partial(sqlite3.connect, *where, **how), iter_chunk_size=64)
        connection._thread.daemon = (
            True  # as SQLAlchemy has it: a forgotten connection keeps no process alive
        )
        await connection
        return connection

    return connect
