"""How is a statement compiled once for a whole test run, and not anew for every store that a test opens?

SQLAlchemy keeps what it has compiled in the engine, under the engine's own dialect; a house that runs opens one
store and compiles nothing twice. A test opens its own, and compiling was a third of what a test computes. Here all
engines of one driver share what any of them has compiled: their dialects are set up alike by `store.engine`.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.util import LRUCache

ENOUGH = 5000


def compiled_once() -> None:
    """From here on every engine of this process looks into the same cache; called once, before any is made."""
    shared = LRUCache[Any, Any](ENOUGH)
    made = Engine.__init__

    @wraps(made)
    def sharing(self: Engine, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        self._compiled_cache = shared

    def alike(self: Dialect, other: object) -> bool:
        return type(self) is type(other)

    def of_its_kind(self: Dialect) -> int:
        return hash(type(self))

    for owner, name, method in (
        (Engine, "__init__", sharing),
        *((one, "__eq__", alike) for one in (SQLiteDialect_aiosqlite, PGDialect_asyncpg)),
        *((one, "__hash__", of_its_kind) for one in (SQLiteDialect_aiosqlite, PGDialect_asyncpg)),
    ):
        setattr(owner, name, method)
