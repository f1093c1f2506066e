"""Does either of the two walls between houses hold alone: the guard of the sessions, and PostgreSQL's own?"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import delete, select, text, true
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import with_loader_criteria

from domain.errors import Refusal
from store import guard
from store.engine import Store, async_url, open_store
from store.models.whole import InboxRow, Owned, PersonRow, ProposalRow, Row
from store.tenancy.entering import HALL_ROLE, HOUSE_ROLE
from store.upkeep.backup import backup
from store.upkeep.schema import migrate
from tests.makers import villa
from tests.postgres import program
from tests.rooms.store.conftest import HOME, OTHER, seeded_store
from tests.rooms.store.queries import READS, THEIR_ID, THEIRS, WRITES
from tests.rooms.store.seeding import canary, row_id, rows_of
from tests.rooms.store.test_backup import restored

SAMPLE = 120
PROOF = 100_000
Rows = dict[str, list[Any]]


@pytest.fixture
async def seeded(postgres_url: str) -> AsyncIterator[Store]:
    async with seeded_store(postgres_url) as opened:
        yield opened


@pytest.fixture
def unguarded() -> Iterator[None]:
    """A mutant of the guard: it adds no property to any statement and looks at no insert."""

    def everything(entity: Any, criteria: Any, **how: Any) -> Any:
        return with_loader_criteria(entity, lambda row: true(), **how)

    with patch.object(guard, "with_loader_criteria", everything), patch.object(guard, "_check_insert"):
        yield


async def stored(url: str) -> Rows:
    """Everything of the other property, read by the superuser."""
    engine = create_async_engine(async_url(url))
    async with engine.connect() as connection:
        found = await connection.run_sync(rows_of, OTHER)
    await engine.dispose()
    return found


async def called(store: Store, name: str, chance: random.Random | None = None) -> str:
    """What one public query of HOME says when its arguments point at the other property's rows, or, by `chance`, at
    others, at nothing and at too much."""
    aggregate, method = name.split(".")
    reads = name in READS
    args, kwargs = (READS[name], {}) if reads else WRITES[name]
    given = args if chance is None else [varied(one, chance) for one in args]
    try:
        async with (store.reading if reads else store.unit)(HOME) as unit:
            return repr(await getattr(getattr(unit, aggregate), method)(*given, **kwargs))
    except (LookupError, DBAPIError, ValueError, RuntimeError, TypeError, AttributeError) as said:
        return type(said).__name__


def varied(one: Any, chance: random.Random) -> Any:
    """The same argument, or another one of its kind."""
    if chance.random() < 0.5 or isinstance(one, bool):
        return one
    if type(one) is int:
        return chance.choice([one, row_id(HOME), row_id(OTHER), 0, -1, 2**31])
    if type(one) is str:
        return chance.choice([one, THEIRS, OTHER, canary(HOME), "", "%", "' OR property_id <> '"])
    return one


async def crossed(store: Store, calls: int, seed_: int) -> list[str]:
    """The reads that told a word of the other property, among so many random calls: reads, then writes."""
    chance = random.Random(seed_)
    asked = chance.choices(sorted(READS), k=calls // 2)
    told = [name for name in asked if THEIRS in await called(store, name, chance)]
    for name in chance.choices(sorted({*WRITES} - {"whole.erase"}), k=calls // 2):
        await called(store, name, chance)
    return told


async def test_every_table_is_shut_to_whoever_does_not_own_its_rows(postgres_url: str) -> None:
    engine = create_async_engine(async_url(postgres_url))
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        )
        shut = {name for (name,) in found}
        roles = await connection.execute(
            text("SELECT rolname, rolcanlogin, rolbypassrls, rolsuper FROM pg_roles WHERE rolname ~ '^lhcm_'")
        )
        assert {tuple(row) for row in roles} == {
            (HOUSE_ROLE, False, False, False),
            (HALL_ROLE, False, False, False),
        }
    await engine.dispose()
    assert shut == {model.__tablename__ for model in Row.__subclasses__()}


async def test_without_the_guard_the_rows_stay_apart(
    seeded: Store, postgres_url: str, unguarded: None
) -> None:
    before = await stored(postgres_url)
    for name in sorted(READS):
        assert THEIRS not in await called(seeded, name), name
    for name in sorted(WRITES):
        await called(seeded, name)
    assert await stored(postgres_url) == before
    async with seeded.unit(HOME) as unit:
        await unit.scope.changed(delete(ProposalRow))
    assert await stored(postgres_url) == before


async def test_without_either_wall_rows_do_cross(seeded: Store, unguarded: None) -> None:
    """Else the test above would be blind."""
    async with seeded.reading(HOME) as unit:
        connection = await unit.scope.session.connection()
        await connection.execute(text("SELECT set_config('role', 'none', true)"))
        assert THEIRS in await unit.scope.all(select(ProposalRow.key))


async def test_the_guard_alone_keeps_them_apart(seeded: Store) -> None:
    async with seeded.reading(HOME) as unit:
        connection = await unit.scope.session.connection()
        await connection.execute(text("SELECT set_config('role', 'none', true)"))
        for name in sorted(READS):
            aggregate, method = name.split(".")
            try:
                said = repr(await getattr(getattr(unit, aggregate), method)(*READS[name]))
            except LookupError as missing:
                said = repr(missing)
            assert THEIRS not in said, name


async def test_no_property_no_rows_and_nothing_carries_over(seeded: Store, unguarded: None) -> None:
    async with seeded.reading(OTHER) as unit:
        assert await unit.scope.all(select(ProposalRow.key)) == [canary(OTHER)]
    async with seeded.reading("") as unit:
        assert await unit.scope.all(select(ProposalRow.key)) == []
    async with seeded.reading(HOME) as unit:  # over the same pooled connections
        assert await unit.scope.all(select(ProposalRow.key)) == [canary(HOME)]


async def test_a_unit_knows_no_stranger_and_no_word_that_came_in(seeded: Store, unguarded: None) -> None:
    async with seeded.reading(HOME) as unit:
        assert THEIR_ID not in await unit.scope.all(select(PersonRow.id))
    async with seeded.reading(HOME) as unit:
        with pytest.raises(DBAPIError, match="permission denied"):
            await unit.scope.all(select(InboxRow.raw))


async def test_the_hall_has_no_right_to_business_data(seeded: Store) -> None:
    refused = []
    for model in Row.__subclasses__():
        if issubclass(model, Owned):
            async with seeded.hall_reading() as hall:
                connection = await hall.scope.session.connection()
                try:
                    await connection.execute(text(f"SELECT 1 FROM {model.__tablename__} LIMIT 1"))
                except DBAPIError:
                    refused.append(model.__tablename__)
    assert {"proposals", "reservations", "guests", "journal", "documents"} <= set(refused)


async def test_random_calls_cross_nowhere(seeded: Store, postgres_url: str, unguarded: None) -> None:
    before = await stored(postgres_url)
    assert await crossed(seeded, SAMPLE, 20) == []
    assert await stored(postgres_url) == before


@pytest.mark.proof
@pytest.mark.parametrize("wall", ["both", "rows alone"])
async def test_a_hundred_thousand_calls_cross_nowhere(
    seeded: Store, postgres_url: str, wall: str, request: pytest.FixtureRequest
) -> None:
    if wall == "rows alone":
        request.getfixturevalue("unguarded")
    before = await stored(postgres_url)
    calls = int(os.environ.get("LHCM_CALLS", PROOF)) // 2
    assert await crossed(seeded, calls, 20) == []
    assert await stored(postgres_url) == before


async def test_an_ordinary_login_migrates_works_and_backs_up(
    postgres: str, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No superuser: the tables' owner is under the policies too, and still can do its work."""
    monkeypatch.setenv("PATH", f"{program('pg_dump').parent}:{os.environ['PATH']}")
    engine = create_async_engine(async_url(postgres), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for order in ("CREATE ROLE hotelier LOGIN", "CREATE DATABASE hotel OWNER hotelier"):
            await connection.execute(text(order))
        url = postgres.replace("postgres@/postgres?", "hotelier@/hotel?")
        with pytest.raises(Refusal):
            await migrate(url)
        await connection.execute(text(f"GRANT {HOUSE_ROLE}, {HALL_ROLE} TO hotelier"))
        await migrate(url)
        store = open_store(url)
        for property_id in (HOME, OTHER):
            async with store.unit(property_id) as unit:
                await unit.property.save(villa(property_id))
        async with store.hall_reading() as hall:
            assert await hall.property_ids() == [OTHER, HOME]
        dump = await backup(url, tmp_path / "hotel.dump")
        told = await asyncio.to_thread(restored, dump, "--data-only", "-f", "-")
        assert HOME in told
        assert OTHER in told
        await store.close()
        await migrate(url, "base")
        await migrate(url)
        for order in ("DROP DATABASE hotel WITH (FORCE)", "DROP ROLE hotelier"):
            await connection.execute(text(order))
    await engine.dispose()
