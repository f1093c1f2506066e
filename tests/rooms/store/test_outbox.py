"""Is every message taken by one sender at a time, in the order of its chat?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from store.engine import Store
from store.post.outbox import OutboxItem
from tests.makers import NOW
from tests.rooms.store.conftest import HOME, OTHER

LEASE = timedelta(seconds=30)


async def post(store: Store, *names: str, chat: int = 1, due_at: datetime | None = None) -> None:
    async with store.unit(HOME) as unit:
        for name in names:
            assert await unit.outbox.add("card", None, chat, {"name": name}, name, NOW, due_at)


async def claim(store: Store, now: datetime = NOW, limit: int = 10) -> Sequence[OutboxItem]:
    async with store.hall() as hall:
        return await hall.outbox_claim(now, LEASE, limit)


async def done(store: Store, item: OutboxItem, message_id: int | None = None) -> bool:
    async with store.hall() as hall:
        return await hall.outbox_done(item, message_id, NOW)


def names(items: Sequence[OutboxItem]) -> list[str]:
    return [item.payload["name"] for item in items]


async def test_the_same_message_is_left_once_per_property(store: Store) -> None:
    async with store.unit(HOME) as unit:
        assert await unit.outbox.add("brief", 1, 1, {}, "brief:2026-11-23", NOW)
        assert not await unit.outbox.add("brief", 1, 1, {}, "brief:2026-11-23", NOW)
    async with store.unit(OTHER) as unit:
        assert await unit.outbox.add("brief", 1, 1, {}, "brief:2026-11-23", NOW)


async def test_a_chat_gets_its_messages_one_by_one_in_order(store: Store) -> None:
    await post(store, "a1", "a2", chat=1)
    await post(store, "b1", chat=2)
    first = await claim(store)
    assert names(first) == ["a1", "b1"]
    assert await claim(store) == []
    assert await done(store, first[0])
    assert names(await claim(store)) == ["a2"]


async def test_a_lost_lease_is_fenced_and_the_repeat_is_uncertain(store: Store) -> None:
    await post(store, "a")
    (first,) = await claim(store)
    (second,) = await claim(store, NOW + LEASE)
    assert (first.uncertain, second.uncertain, second.attempts) == (False, True, 2)
    assert not await done(store, first)
    assert await done(store, second)
    assert await claim(store, NOW + timedelta(days=1)) == []


async def test_a_retry_waits_holds_its_chat_and_says_whether_it_may_have_arrived(store: Store) -> None:
    await post(store, "a", "b")
    (item,) = await claim(store)
    later = NOW + timedelta(seconds=5)
    async with store.hall() as hall:
        assert await hall.outbox_retry(item, NOW, later, False, "429")
    assert await claim(store) == []
    (again,) = await claim(store, later)
    assert (names([again]), again.uncertain) == (["a"], False)
    async with store.hall() as hall:
        assert await hall.outbox_retry(again, later, later, True, "timed out")
    (again,) = await claim(store, later)
    assert again.uncertain
    async with store.hall() as hall:
        assert await hall.outbox_drop(again, "the bot was blocked", later)
    assert names(await claim(store, later)) == ["b"]


async def test_a_message_for_the_morning_does_not_hold_up_the_night(store: Store) -> None:
    morning = NOW + timedelta(hours=8)
    await post(store, "quiet", due_at=morning)
    await post(store, "alarm")
    (alarm,) = await claim(store)
    assert names([alarm]) == ["alarm"]
    (late,) = await claim(store, NOW + LEASE)
    assert names([late]) == ["alarm"]
    assert await done(store, late)
    assert names(await claim(store, morning)) == ["quiet"]


async def test_a_message_in_flight_holds_an_older_one_that_becomes_due(store: Store) -> None:
    await post(store, "quiet", due_at=NOW + timedelta(seconds=10))
    await post(store, "alarm")
    (alarm,) = await claim(store)
    assert await claim(store, NOW + timedelta(seconds=10)) == []
    assert await done(store, alarm)
    assert names(await claim(store, NOW + timedelta(seconds=10))) == ["quiet"]


async def test_simultaneous_senders_share_without_overlap(store: Store) -> None:
    for chat in range(30):
        await post(store, f"{chat}-1", f"{chat}-2", chat=chat)
    taken = await asyncio.gather(*(claim(store, limit=10) for _ in range(6)))
    found = [name for items in taken for name in names(items)]
    assert sorted(found) == sorted(f"{chat}-1" for chat in range(30))


async def test_what_was_sent_is_known_to_show_its_subject(store: Store) -> None:
    async with store.unit(HOME) as unit:
        await unit.outbox.add("card", None, 5, {}, "card:1", NOW, subject="proposal:1", digest="v1")
    (item,) = await claim(store)
    assert await done(store, item, message_id=77)
    async with store.unit(HOME) as unit:
        assert [(m.chat_id, m.message_id, m.digest) for m in await unit.messages.of("proposal:1")] == [
            (5, 77, "v1")
        ]
        assert await unit.messages.subject_of(5, 77) == "proposal:1"
    async with store.reading(OTHER) as other:
        assert await other.messages.subject_of(5, 77) is None


async def test_who_waits_comes_before_ten_thousand_briefs_and_each_house_has_its_turn(store: Store) -> None:
    async with store.unit(HOME) as unit:
        for chat in range(40):
            await unit.outbox.add("reply", None, chat, {"name": f"brief {chat}"}, f"brief:{chat}", NOW)
        for chat in range(100, 140):
            await unit.outbox.add("reply", None, chat, {"name": f"reply {chat}"}, f"r{chat}", NOW)
    async with store.unit(OTHER) as unit:
        await unit.outbox.add("reply", None, 200, {"name": "their brief"}, "brief:1", NOW)
        await unit.outbox.add("redraw", None, 201, {"name": "their verdict"}, "v", NOW)
    first = names(await claim(store, limit=30))
    assert {"their verdict"} < set(first)
    assert not [one for one in first if "brief" in one]
    left = names(await claim(store, limit=30))
    assert left.index("their brief") < left.index("brief 1")
