"""What do the query objects work with: a session, its property and the few shapes of statement?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from sqlalchemy import Delete, Select, Table, Update, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.row import Owned, Row

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

T = TypeVar("T")
AnyInsert: TypeAlias = "postgresql.Insert | sqlite.Insert"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """A session and the one property that it can reach; in the hall the property is empty."""

    session: AsyncSession
    property_id: str = ""

    async def rows(self, statement: Select[*tuple[Any, ...]], **bound: Any) -> Sequence[Any]:
        """Rows of a select of several columns; `bound` are the values of its bindparams."""
        return (await self.session.execute(statement, bound)).all()

    async def all(self, statement: Select[T]) -> Sequence[T]:
        """The single value of each row."""
        return (await self.session.scalars(statement)).all()

    async def first(self, statement: Select[T]) -> T | None:
        """The single value of the first row; None when there is none."""
        return (await self.session.scalars(statement.limit(1))).first()

    @property
    def touched(self) -> set[str]:
        """The tables of which this session has really changed a row, for whoever has to know when it ends."""
        found: set[str] = self.session.info.setdefault("touched", set())
        return found

    async def changed(self, statement: Update | Delete, *, aside: bool = False) -> int:
        """How many rows an update or delete touched; `aside` where nothing follows from it, as from a counter."""
        count = int((await self.session.execute(statement)).rowcount)  # type: ignore[attr-defined]
        if count and not aside:
            self._touch(statement)
        return count

    def _touch(self, statement: Update | Delete) -> None:
        if isinstance(statement.table, Table):
            self.touched.add(statement.table.name)

    async def returned(self, statement: Update, *, aside: bool = False) -> Any:
        """The row that an UPDATE … RETURNING gives back; None when its WHERE matched nothing."""
        found = (await self.session.execute(statement)).first()
        if found is not None and not aside:
            self._touch(statement)
        return found

    async def add(self, model: type[Row], **values: Any) -> int:
        """Insert one row; its id."""
        return (await self.add_many(model, [values]))[0]

    async def add_many(self, model: type[Row], rows: Iterable[Values]) -> list[int]:
        """Insert rows; their ids in the same order."""
        if not (owned := self._owned(model, rows)):
            return []
        self.touched.add(model.__tablename__)
        statement = self._insert(model).returning(_id(model), sort_by_parameter_order=True)
        return list(await self.session.scalars(statement, owned))

    async def append(self, model: type[Row], rows: Iterable[Values]) -> None:
        """Insert rows whose ids nobody asks for."""
        if owned := self._owned(model, rows):
            self.touched.add(model.__tablename__)
            await self.session.execute(self._insert(model), owned)

    async def add_new(self, model: type[Row], rows: Iterable[Values], unique: Sequence[str]) -> int:
        """Insert the rows whose `unique` columns are not there yet; how many were new."""
        return len(await self.new_ids(model, rows, unique))

    async def new_ids(self, model: type[Row], rows: Iterable[Values], unique: Sequence[str]) -> list[int]:
        """The same; the ids of the new ones, in no order."""
        if not (owned := self._owned(model, rows)):
            return []
        new = list(await self.session.scalars(_insert_new(model, tuple(unique), self.on_postgres), owned))
        if new:
            self.touched.add(model.__tablename__)
        return new

    async def put(
        self, model: type[Row], rows: Iterable[Values], unique: Sequence[str], keep: Sequence[str] = ()
    ) -> None:
        """Insert rows, or overwrite those with the same `unique` columns except for the columns in `keep`."""
        if owned := self._owned(model, rows):
            fresh = [name for name in owned[0] if name not in {*_keys(model, unique), *keep}]
            await self.merge(model, owned, unique, lambda given: {name: given[name] for name in fresh})

    async def merge(
        self,
        model: type[Row],
        rows: Iterable[Values],
        unique: Sequence[str],
        merged: Callable[[Any], Mapping[str, Any]],
    ) -> None:
        """Insert rows; of one with the same `unique` columns `merged` says from the given row what becomes."""
        if not (owned := self._owned(model, rows)):
            return
        self.touched.add(model.__tablename__)
        statement = self._insert(model)
        keys, fresh = _keys(model, unique), dict(merged(statement.excluded))
        await self.session.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh), owned)

    async def refresh_statistics(self, *models: type[Row]) -> None:
        """Tell PostgreSQL's planner that these tables have grown within this very transaction."""
        if self.on_postgres:
            connection = await self.session.connection()
            for model in models:
                await connection.execute(text(f"ANALYZE {model.__tablename__}"))

    @property
    def on_postgres(self) -> bool:
        """Whether the database is PostgreSQL, where a statement has to be put in its own words."""
        return self.session.get_bind().dialect.name == "postgresql"

    def _owned(self, model: type[Row], rows: Iterable[Values]) -> list[dict[str, Any]]:
        stamp = {"property_id": self.property_id} if issubclass(model, Owned) and self.property_id else {}
        return [{**stamp, **row} for row in rows]

    def _insert(self, model: type[Row]) -> AnyInsert:
        return _insert(model, self.on_postgres)


def _insert(model: type[Row], on_postgres: bool) -> AnyInsert:
    """The database's own INSERT, which knows ON CONFLICT; both dialects spell it alike. PostgreSQL's comes with its
    drivers, and is loaded where it is the database."""
    if not on_postgres:
        return sqlite.insert(model)
    made: postgresql.Insert = import_module("sqlalchemy.dialects.postgresql").insert(model)
    return made


@lru_cache(maxsize=128)
def _insert_new(model: type[Row], unique: tuple[str, ...], on_postgres: bool) -> Any:
    """Built once: every update that comes in is stored by this statement."""
    fresh = _insert(model, on_postgres).on_conflict_do_nothing(index_elements=_keys(model, unique))
    return fresh.returning(_id(model))


def _id(model: type[Row]) -> Any:
    return model.__mapper__.primary_key[0]


def _keys(model: type[Row], unique: Sequence[str]) -> list[str]:
    return ["property_id", *unique] if issubclass(model, Owned) else list(unique)
