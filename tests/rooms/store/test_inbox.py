"""Does an update have its effect once, whoever has it in hand, and is one that nobody has taken over?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.engine import Store
from store.post.inbox import InboxItem, TakenOver
from tests.makers import NOW
from tests.rooms.store.conftest import HOME

A_MINUTE = timedelta(minutes=1)


async def test_the_inbox_keeps_each_update_once_until_it_had_its_effect(store: Store) -> None:
    async with store.hall() as hall:
        assert await hall.inbox_store(1, 500, {"update_id": 500}, NOW)
        assert not await hall.inbox_store(1, 500, {"update_id": 500}, NOW)
        assert await hall.inbox_store(1, 7, {"update_id": 7}, NOW)  # ids start over after a quiet week
        first, second = await hall.inbox_pending(1, 10)
        assert await hall.inbox_dead(second, "cannot be read", NOW)
        assert await hall.inbox_dead_count(NOW - timedelta(hours=1)) == 1
    async with store.unit(HOME) as unit:
        assert await unit.inbox_done(first.id, NOW)
        assert not await unit.inbox_done(first.id, NOW)
    async with store.hall() as hall:
        assert await hall.inbox_pending(1, 10) == []
        assert await hall.inbox_forget(NOW + timedelta(days=8)) == 2


async def stored(store: Store, *numbers: int) -> list[InboxItem]:
    async with store.hall() as hall:
        found = [await hall.inbox_store(1, number, {"update_id": number}, NOW) for number in numbers]
    return [one for one in found if one is not None]


async def taken(store: Store, minutes: float) -> list[tuple[int, int]]:
    """What somebody takes over so long after it came: its number, and how often it was taken."""
    now = NOW + minutes * A_MINUTE
    async with store.hall() as hall:
        items = await hall.inbox_take_over(1, now - A_MINUTE, 10, now)
    return [(one.update_id, one.attempts) for one in items]


async def test_what_nobody_speaks_for_is_taken_over_once_in_its_order(store: Store) -> None:
    await stored(store, 7, 5, 6)
    assert await taken(store, 0.9) == []
    assert await taken(store, 1) == [(7, 1), (5, 1), (6, 1)]
    assert await taken(store, 1.9) == []
    assert await taken(store, 2) == [(7, 2), (5, 2), (6, 2)]


async def test_what_is_spoken_for_is_nobody_elses(store: Store) -> None:
    mine, done, other = await stored(store, 1, 2, 3)
    async with store.hall() as hall:
        await hall.inbox_done(done, NOW)
        assert await hall.inbox_hold([mine, done], NOW + A_MINUTE) == {mine.id}
        assert await hall.inbox_hold([], NOW) == set()
    assert await taken(store, 1.5) == [(other.update_id, 1)]
    async with store.hall() as hall:
        assert await hall.inbox_hold([other], NOW + 2 * A_MINUTE) == set()


async def test_whoever_was_taken_for_dead_writes_nothing_more(store: Store) -> None:
    (item,) = await stored(store, 1)
    assert await taken(store, 2) == [(1, 1)]

    async def slow() -> None:
        async with store.unit(HOME) as unit:
            await unit.settings.set("lantern", True, by="person:1", at=NOW)
            await unit.inbox_done(item.id, NOW, item.attempts)

    with pytest.raises(TakenOver):
        await slow()
    async with store.unit(HOME) as unit:
        assert await unit.settings.get("lantern") is None
        assert await unit.inbox_done(item.id, NOW, 1)
        assert not await unit.inbox_done(item.id, NOW, 1)
    with pytest.raises(TakenOver):
        await slow()
