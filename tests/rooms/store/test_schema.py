"""Do the migrations lead to exactly the schema that the models describe, and back?"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import async_url, open_store
from store.models.hall import HALL, POST
from store.models.whole import Row
from store.upkeep.migrating import scripts
from store.upkeep.schema import BrokenReferences, migrate, newest, schema_is_current, schema_revision
from tests.makers import villa
from tests.rooms.store.seeding import seed


async def on(url: str, work: Any) -> Any:
    engine = create_async_engine(async_url(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def is_ours(name: str) -> bool:
    """The index of words, and on SQLite the tables that it makes for itself, are in no model."""
    return not name.startswith(("knowledge_words", "ix_knowledge_passages_words"))


async def test_the_migrated_schema_is_the_models_schema(url: str) -> None:
    def differences(connection: Connection) -> list[Any]:
        ours = {"compare_type": True, "include_name": lambda name, *_: name is None or is_ours(name)}
        context = MigrationContext.configure(connection, opts=ours)
        return list(compare_metadata(context, Row.metadata))

    assert await on(url, differences) == []
    assert await schema_is_current(url)


async def test_down_leaves_nothing_and_up_restores_everything(url: str) -> None:
    def tables(connection: Connection) -> set[str]:
        return {name for name in inspect(connection).get_table_names() if is_ours(name)} - {"alembic_version"}

    everything = await on(url, tables)
    assert everything == set(Row.metadata.tables)
    await migrate(url, "base")
    assert await on(url, tables) == set()
    assert await schema_revision(url) is None
    assert not await schema_is_current(url)
    await migrate(url)
    assert await on(url, tables) == everything


PREVIOUS = "0030"
NEWLY_SAID = {"service_absences"}  # that somebody came on his day of rest, an earlier version cannot say


async def test_the_rows_of_two_houses_go_back_to_an_earlier_version_and_forth_again(url: str) -> None:
    def shape(connection: Connection) -> dict[str, set[str]]:
        found = inspect(connection)
        names = [name for name in found.get_table_names() if is_ours(name)]
        return {name: {one["name"] for one in found.get_columns(name)} for name in names}

    def rows(connection: Connection) -> dict[str, int]:
        tables = shape(connection).keys() - {"alembic_version"}
        counted = {name: connection.execute(text(f"SELECT count(*) FROM {name}")) for name in sorted(tables)}
        return {name: int(found.scalar_one()) for name, found in counted.items()}

    await migrate(url, PREVIOUS)
    old = await on(url, shape)
    await migrate(url)
    for property_id in ("villa-thaifa", "riad-b"):
        await on(url, partial(seed, property_id=property_id))
    before = await on(url, rows)
    assert sum(map(bool, before.values())) > 0.9 * len(before)

    await migrate(url, PREVIOUS)  # an earlier version is started again
    assert await on(url, shape) == old
    kept = old.keys() - {"alembic_version"} - NEWLY_SAID
    back = await on(url, rows)
    assert {name: back[name] for name in kept} == {name: before[name] for name in kept}
    await migrate(url)  # and this one after all
    after = await on(url, rows)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert await schema_is_current(url)


async def test_migrating_twice_and_at_once_is_harmless(url: str) -> None:
    await migrate(url, "base")
    await asyncio.gather(migrate(url), migrate(url))
    await migrate(url)
    assert await schema_is_current(url)
    store = open_store(url)
    async with store.unit("villa-thaifa") as unit:
        await unit.property.save(villa())
    await store.close()
    await migrate(url)
    store = open_store(url)
    async with store.reading("villa-thaifa") as unit:
        assert await unit.property.get() == villa()
    await store.close()


async def test_rows_that_point_nowhere_stop_a_migration(tmp_path: Any) -> None:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    await migrate(url, "0009")

    def orphan(connection: Connection) -> None:
        connection.execute(
            text("INSERT INTO cursors (property_id, name, value) VALUES ('nobody', 'pull', '1')")
        )

    await on(url, orphan)
    with pytest.raises(BrokenReferences, match="cursors"):
        await migrate(url)
    assert await schema_revision(url) == "0009"  # undone as a whole


def test_the_newest_revision_is_the_one_that_alembic_finds() -> None:
    assert newest() == scripts().get_current_head()


def test_the_tables_of_the_hall_are_there() -> None:
    """They are named, not imported: a name that is none would open nothing and shut nothing."""
    assert set(Row.metadata.tables) >= HALL > POST
