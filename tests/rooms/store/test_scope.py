"""Can any query of one property reach a row of another?"""

from __future__ import annotations

import ast
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import aliased

from store.asking import Asked
from store.engine import Store, async_url
from store.guard import OutOfScope
from store.models.whole import (
    CursorRow,
    GuestRow,
    JournalRow,
    Owned,
    PropertyRow,
    ProposalRow,
    Row,
    StayRoomRow,
)
from store.unit import Unit
from tests.makers import NOW
from tests.rooms.store.conftest import HOME, OTHER, seeded_store
from tests.rooms.store.queries import READS, THEIR_ID, THEIRS, WRITES
from tests.rooms.store.seeding import canary, rows_of

Theirs = Callable[[], Awaitable[dict[str, list[Any]]]]


@pytest.fixture
async def seeded(url: str) -> AsyncIterator[Store]:
    async with seeded_store(url) as opened:
        yield opened


@pytest.fixture
async def theirs(url: str) -> AsyncIterator[Theirs]:
    """Everything of the other property, read past the guard; one engine, which compiles each statement once."""
    engine = create_async_engine(async_url(url))

    async def read() -> dict[str, list[Any]]:
        async with engine.connect() as connection:
            return await connection.run_sync(rows_of, OTHER)

    yield read
    await engine.dispose()


def query_methods() -> set[str]:
    return {
        f"{name}.{method}"
        for name, queries in vars(Unit).items()
        if isinstance(queries, Asked)
        for method, _ in inspect.getmembers(queries.load(), inspect.iscoroutinefunction)
        if not method.startswith("_")
    }


async def ask(unit: Unit, name: str) -> str:
    aggregate, method = name.split(".")
    try:
        return repr(await getattr(getattr(unit, aggregate), method)(*READS[name]))
    except LookupError as missing:
        return repr(missing)


def test_an_aggregate_is_of_the_class_that_its_name_is_declared_as() -> None:
    """What the type checker believes of an attribute is what is loaded when somebody asks for it."""
    source = ast.parse(Path(inspect.getfile(Unit)).read_text(encoding="utf-8"))
    places = {
        alias.name: node.module
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    aggregates = {name: one for name, one in vars(Unit).items() if isinstance(one, Asked)}
    assert len(aggregates) > 70
    for name, one in aggregates.items():
        declared = Unit.__annotations__[name]
        assert (one.load().__module__, one.load().__name__) == (places[declared], declared), name
        needed = list(inspect.signature(one.load()).parameters.values())[1:]
        hints = [vars(Unit)[need].name for need in one.needs]
        assert [parameter.annotation for parameter in needed[: len(hints)]] == hints, name


def test_every_method_of_every_query_object_is_tried_here() -> None:
    assert query_methods() == {*READS, *WRITES}


async def test_no_read_shows_another_property(seeded: Store) -> None:
    for name in READS:
        async with seeded.reading(HOME) as unit:
            assert THEIRS not in await ask(unit, name), name


# What gives out nothing of a house that a canary could stand in.
SILENT = {
    "attempts.any_confirmed",
    "batches.ticks",
    "briefs.sent",  # counts only
    "channels.series",
    "calendar.counted",  # the row is a target
    "channels.source_ages",
    "channels.waiting",  # counts only
    "reservations.touching",  # the row is of no known type
    "deliveries.unread",
    "feeds.last",  # only rows of its own name
    "foresights.of_house",  # the row is of a type
    "guest_messages.known",  # yes or no
    "guest_messages.sent_by_people",  # the row waits to leave
    "guest_messages.waiting_since",  # instants only
    "guest_threads.waiting",  # the row waits to leave, its guest has been answered
    "house_facts.unasked_since",  # counts only
    "imports.marks",  # row numbers only
    "imports.newest_word",
    "imports.spoken_of",
    "journal.head",
    "journal.verify",
    "mandates.granted_by",
    "mandates.used",
    "missions.finished",
    "past.told",
    "people.ever",
    "property.background",  # the row has no spec
    "proposals.any_decided_of_directors",  # yes or no
    "proposals.due_to_wake",
    "ends.next",  # an instant only
    "missions.next_reminder",
    "proposals.open_cells",
    "proposals.refused_since",
    "pulse.now",  # counts only
    "quota.used",
    "cares.remembered",  # of another booking only
    "legal.undeclared",  # counts only
    "reservations.count",
    "room_nights.astray",  # ids and nights only
    "room_nights.unplaced",  # ids, and every night has its room
    "search.by_words",  # ids only
    "search.count",
    "search.how_many",
    "search.without_meaning",  # the row has one
    "service.out",  # proposals of other kinds
    "spending.between",
    "studies.bookings",
    "studies.made_on",
    "studies.owner_prices",
    "summaries.due",
    "tasks.holders",  # rooms of one trade
    "told.news",
    *("used.file_bytes", "used.messages"),  # sums
    "website_links.open",
    "whole.people",  # ids only
}


async def test_the_same_reads_do_show_the_property_its_own_rows(seeded: Store) -> None:
    """Else the test above would be blind."""
    shown = set()
    for name in READS:
        async with seeded.reading(OTHER) as unit:
            if THEIRS in await ask(unit, name):
                shown.add(name)
    assert set(READS) - shown <= SILENT


async def test_no_write_touches_another_property(seeded: Store, theirs: Theirs) -> None:
    before = await theirs()
    assert all(before.values())
    for aggregate, names in groupby(WRITES, key=lambda name: name.partition(".")[0]):
        for name in names:
            args, kwargs = WRITES[name]
            with suppress(IntegrityError):  # a reference into the other property, refused by its foreign key
                async with seeded.unit(HOME) as unit:
                    await getattr(getattr(unit, aggregate), name.partition(".")[2])(*args, **kwargs)
        assert await theirs() == before, aggregate


async def test_an_update_or_delete_without_where_stays_at_home(seeded: Store, theirs: Theirs) -> None:
    before = await theirs()
    for model in (model for model in Row.__subclasses__() if issubclass(model, Owned)):
        async with seeded.unit(HOME) as unit:
            assert await unit.scope.changed(delete(model).where(model.property_id == OTHER)) == 0
            await unit.scope.changed(delete(model))
    assert await theirs() == before


async def test_aliases_subqueries_and_joins_stay_at_home(seeded: Store) -> None:
    async with seeded.reading(HOME) as unit:
        other = aliased(ProposalRow)
        assert await unit.scope.all(select(other.key)) == [canary(HOME)]
        assert await unit.scope.first(select(func.count(ProposalRow.id))) == 1
        inside = select(ProposalRow.key).where(ProposalRow.property_id == OTHER).scalar_subquery()
        assert await unit.scope.all(select(JournalRow.kind).where(JournalRow.kind == inside)) == []
        union = select(ProposalRow.key).union_all(select(JournalRow.kind))
        assert {row[0] for row in (await unit.scope.session.execute(union)).all()} == {canary(HOME)}
        joined = select(StayRoomRow.source, GuestRow.name).outerjoin(GuestRow, GuestRow.id == THEIR_ID)
        assert [tuple(row) for row in await unit.scope.rows(joined)] == [(canary(HOME), None)]


@pytest.mark.parametrize(
    ("statement", "parameters"),
    [
        (insert(CursorRow), [{"property_id": OTHER, "name": "x", "value": "x"}]),
        (insert(CursorRow), {"name": "x", "value": "x"}),
        (insert(CursorRow).values(property_id=OTHER, name="x", value="x"), None),
        (insert(CursorRow).values([{"property_id": OTHER, "name": "x", "value": "x"}]), None),
        (
            sqlite.insert(CursorRow).values(property_id=OTHER),
            [{"property_id": HOME, "name": "x", "value": "x"}],
        ),
        (insert(PropertyRow), [{"property_id": "third"}]),
        (update(CursorRow).values(property_id=OTHER), None),
        (update(CursorRow), [{"id": THEIR_ID, "value": "x"}]),
        (select(CursorRow.__table__), None),
        (text("SELECT * FROM cursors"), None),
    ],
)
async def test_what_cannot_be_scoped_is_refused(seeded: Store, statement: Any, parameters: Any) -> None:
    async with seeded.unit(HOME) as unit:
        with pytest.raises(OutOfScope):
            await unit.scope.session.execute(statement, parameters)


async def test_nothing_is_written_past_the_statements(seeded: Store) -> None:
    async with seeded.unit(HOME) as unit:
        unit.scope.session.add(CursorRow(property_id=OTHER, name="x", value="x"))
        with pytest.raises(OutOfScope):
            await unit.scope.session.flush()
        unit.scope.session.expunge_all()


async def test_a_reading_unit_cannot_write_even_past_the_guard(seeded: Store) -> None:
    async with seeded.reading(HOME) as unit:
        with pytest.raises(OutOfScope):
            await unit.settings.set("push", True, "x", NOW)
        connection = await unit.scope.session.connection()
        with pytest.raises(DBAPIError, match=r"read-?only"):
            await connection.execute(text("DELETE FROM cursors"))


async def test_the_hall_holds_no_business_data(seeded: Store) -> None:
    async with seeded.hall() as hall:
        for model in (ProposalRow, GuestRow, JournalRow):
            with pytest.raises(OutOfScope):
                await hall.scope.all(select(model))
            with pytest.raises(OutOfScope):
                await hall.scope.first(select(func.count(model.id)))
