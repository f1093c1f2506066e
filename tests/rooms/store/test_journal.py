"""Does the journal show every way of tampering with it?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import Store, async_url
from tests.makers import NOW
from tests.rooms.store.conftest import HOME, OTHER

TAMPERINGS = {
    "a body": (["UPDATE journal SET body = '{\"n\": 99}' WHERE seq = 4"], 4, "changed"),
    "an actor": (["UPDATE journal SET actor = 'person:9' WHERE seq = 2"], 2, "changed"),
    "a hash": (["UPDATE journal SET hash = substr(hash, 2) || 'x' WHERE seq = 3"], 3, "changed"),
    "one removed": (["DELETE FROM journal WHERE seq = 5"], 5, "missing"),
    "the first removed": (["DELETE FROM journal WHERE seq = 1"], 1, "missing"),
    "two exchanged": (
        [
            "UPDATE journal SET seq = 99 WHERE seq = 3",
            "UPDATE journal SET seq = 3 WHERE seq = 6",
            "UPDATE journal SET seq = 6 WHERE seq = 99",
        ],
        3,
        "changed",
    ),
    "the tail cut": (["DELETE FROM journal WHERE seq > 7"], 8, "truncated"),
    "the tail and the head cut": (
        ["DELETE FROM journal WHERE seq > 7", "UPDATE properties SET journal_seq = 7"],
        7,
        "head",
    ),
    "everything removed": (["DELETE FROM journal"], 1, "truncated"),
}


async def fill(store: Store, property_id: str = HOME) -> None:
    async with store.unit(property_id) as unit:
        for n in range(10):
            await unit.journal.append("test", f"subject:{n % 2}", "person:1", {"n": n, "é": "ü"}, NOW)


async def tamper(url: str, statements: Sequence[str]) -> None:
    engine = create_async_engine(async_url(url))
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def test_an_untouched_journal_holds(store: Store) -> None:
    await fill(store)
    async with store.reading(HOME) as unit:
        result = await unit.journal.verify()
        assert (result.ok, result.length) == (True, 10)
        entries = await unit.journal.entries(after=8)
        assert [entry.seq for entry in entries] == [9, 10]
        assert await unit.journal.head() == (10, entries[-1].hash)
        assert [entry.body["n"] for entry in await unit.journal.of_subject("subject:1")] == [1, 3, 5, 7, 9]


async def test_an_empty_journal_holds_and_two_properties_begin_differently(store: Store) -> None:
    async with store.reading(HOME) as unit, store.reading(OTHER) as other:
        assert (await unit.journal.verify()).ok
        assert (await unit.journal.head())[1] != (await other.journal.head())[1]


@pytest.mark.parametrize("how", TAMPERINGS)
async def test_tampering_shows(store: Store, url: str, how: str) -> None:
    statements, bad_seq, reason = TAMPERINGS[how]
    await fill(store)
    await tamper(url, statements)
    async with store.reading(HOME) as unit:
        result = await unit.journal.verify()
    assert (result.ok, result.first_bad_seq, result.reason) == (False, bad_seq, reason)


async def test_a_journal_of_another_property_does_not_fit(store: Store, url: str) -> None:
    await fill(store, HOME)
    await fill(store, OTHER)
    await tamper(
        url,
        [
            f"UPDATE journal SET property_id = '{HOME}', seq = seq + 100 WHERE property_id = '{OTHER}'",
            f"DELETE FROM journal WHERE property_id = '{HOME}' AND seq < 100",
            "UPDATE journal SET seq = seq - 100",
        ],
    )
    async with store.reading(HOME) as unit:
        assert not (await unit.journal.verify()).ok
