"""Does a statement take one turn of the driver's thread, and answer as the driver does?"""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.engine import open_store
from store.one_turn import OneTurnConnection
from tests.fresh import empty_house

ROWS = [{"i": number, "name": f"n{number}"} for number in range(3)]


async def test_statements_answer_as_ever_and_take_a_turn_each(tmp_path: Path) -> None:
    url = empty_house(tmp_path / "house.db")
    store = open_store(url)
    turn, turns = OneTurnConnection._execute, 0

    async def counted(self: OneTurnConnection, *args: Any, **named: Any) -> object:
        nonlocal turns
        turns += 1
        return await turn(self, *args, **named)

    with patch.object(OneTurnConnection, "_execute", counted):
        async with store.hall() as hall:
            session = hall.scope.session
            await session.execute(text("CREATE TABLE one (i INTEGER PRIMARY KEY, name TEXT NOT NULL)"))
            before = turns
            await session.execute(text("INSERT INTO one VALUES (:i, :name)"), ROWS)
            found = (await session.execute(text("SELECT i, name FROM one ORDER BY i"))).all()
            changed = await session.execute(text("UPDATE one SET name = 'x' WHERE i > 0 RETURNING i"))
            assert sorted(changed.scalars()) == [1, 2]
            gone = await session.execute(text("DELETE FROM one WHERE i = 2"))
            assert gone.rowcount == 1  # type: ignore[attr-defined]
            assert turns - before == 4
            with pytest.raises(IntegrityError):
                await session.execute(text("INSERT INTO one VALUES (0, 'twice')"))
            assert (await session.execute(text("SELECT name FROM one WHERE i = 9"))).first() is None
    assert [tuple(row) for row in found] == [(row["i"], row["name"]) for row in ROWS]
    await store.close()
