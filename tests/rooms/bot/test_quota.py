"""Do calls stay within what the account allows, across restarts, and does reading yield before writing does?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.command import Caller
from bot.commands.bookings.channels import channels
from bot.terminal import render_text
from bot.words.catalogue import Language
from bot.words.phrases import Words
from domain.consent.proposal import State
from domain.house.snapshot import RESERVATIONS
from governance.bookings.pull import keep_up
from governance.bookings.quota import DAY, PROVIDER, StoredQuota
from governance.bookings.rhythm import next_reading, pause, rhythm
from governance.consent.desk.rounds import carry_on
from store.engine import open_store
from tests.makers import villa
from tests.rooms.bot.wired_office import (
    HOME,
    Clock,
    WiredOffice,
    approved,
    filed,
    fresh_store,
    now_of,
    wired_office,
)

OTHER = "riad-b"
SPACED = timedelta(minutes=2)


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


async def taken(quota: StoredQuota, clock: Clock, *, urgent: bool, most: int = 100) -> int:
    """How many calls in a row are allowed, two minutes apart."""
    count = 0
    while count < most and await quota.take(urgent=urgent):
        count += 1
        clock.forward(SPACED)
    return count


async def test_reading_yields_a_quarter_of_the_day_to_writes_even_after_a_restart(tmp_path: Path) -> None:
    clock, store = Clock(), await fresh_store(tmp_path)
    assert await taken(StoredQuota(store, HOME, clock, 20, 5), clock, urgent=False) == 15
    await store.close()
    store = open_store(f"sqlite:///{tmp_path / 'house.db'}")
    again = StoredQuota(store, HOME, clock, 20, 5)
    assert not await again.take(urgent=False)
    assert await taken(again, clock, urgent=True) == 5
    clock.forward(DAY - 20 * SPACED + timedelta(seconds=1))
    assert await again.take(urgent=True)  # the first call is a day old: the window slides, no midnight
    await store.close()


async def test_a_minute_holds_what_the_account_allows_and_keeps_one_place_for_writes(tmp_path: Path) -> None:
    clock, store = Clock(), await fresh_store(tmp_path)
    quota = StoredQuota(store, HOME, clock, 250, 5)
    assert [await quota.take(urgent=False) for _ in range(6)] == [True] * 4 + [False] * 2
    assert [await StoredQuota(store, HOME, clock, 250, 5).take(urgent=True) for _ in range(2)] == [
        True,
        False,
    ]
    clock.forward(timedelta(seconds=62))
    assert await quota.take(urgent=False)
    await store.close()


async def test_two_properties_do_not_share_and_two_takers_never_take_the_same(tmp_path: Path) -> None:
    clock, store = Clock(), await fresh_store(tmp_path)
    async with store.unit(OTHER) as unit:
        await unit.property.save(villa(OTHER))
    ours, theirs = StoredQuota(store, HOME, clock, 9, 9), StoredQuota(store, OTHER, clock, 9, 9)
    got = await asyncio.gather(*(ours.take(urgent=True) for _ in range(20)))
    assert sum(got) == 9
    assert await theirs.take(urgent=True)
    await store.close()


@given(st.integers(1, 5000), st.integers(1, 60), st.integers(0, 6000))
def test_the_pause_never_shrinks_as_calls_are_used(per_day: int, per_minute: int, used: int) -> None:
    now, later = pause(per_day, per_minute, used), pause(per_day, per_minute, used + 1)
    assert timedelta(seconds=rhythm(per_day, per_minute)) <= now <= later


def test_a_quiet_day_reads_a_hundred_times_and_an_exhausted_one_hardly_at_all() -> None:
    assert round(DAY / pause(250, 5, 100)) == 100
    assert pause(250, 5, 100) == pause(250, 5, 0)
    assert pause(250, 5, 185) > timedelta(hours=8)


async def test_neither_a_restart_nor_a_failure_brings_the_next_reading_forward(wired: WiredOffice) -> None:
    await keep_up(wired.office, HOME)
    calls = len(wired.twin.calls)
    for _ in range(5):
        await keep_up(wired.office, HOME)
    assert len(wired.twin.calls) == calls
    async with wired.office.store.reading(HOME) as unit:
        due = await next_reading(wired.office, unit)
    assert due is not None
    wired.clock.now = due
    wired.twin.fail("server_error", status=503, times=9)
    await keep_up(wired.office, HOME)
    failed = len(wired.twin.calls)
    assert failed > calls
    await keep_up(wired.office, HOME)
    assert len(wired.twin.calls) == failed


async def test_a_write_and_its_check_go_out_when_reading_may_not(wired: WiredOffice) -> None:
    proposal = await approved(wired, await filed(wired))
    async with wired.office.store.unit(HOME) as unit:
        for _ in range(190):
            await unit.quota.record(PROVIDER, wired.clock.now - timedelta(hours=1), urgent=False)
    wired.clock.forward(timedelta(hours=22))
    await keep_up(wired.office, HOME)  # out of its share: refused without a call
    async with wired.office.store.reading(HOME) as unit:
        assert RESERVATIONS in await unit.channels.source_failures()
    await carry_on(wired.office, HOME)
    wired.clock.forward(timedelta(seconds=3))
    await carry_on(wired.office, HOME)
    assert (await now_of(wired, proposal)).state is State.APPLIED


async def test_an_outage_is_followed_by_asking_for_what_was_made_meanwhile(wired: WiredOffice) -> None:
    await keep_up(wired.office, HOME)
    wired.clock.forward(timedelta(days=12))
    await keep_up(wired.office, HOME)
    asked = [call.query for call in wired.twin.calls if call.path.endswith("/reservations")]
    day = (wired.clock.now - timedelta(days=13)).date().isoformat()
    assert [(q.get("from_last_update_date"), q.get("from_date")) for q in asked[-2:]] == [
        ([day], None),
        (None, [day]),
    ]


@pytest.mark.parametrize(("language", "left"), [("fr", "Appels HotelRunner restants"), ("en", "calls left")])
async def test_the_owner_sees_what_is_left_and_when_the_next_reading_is(
    wired: WiredOffice, language: Language, left: str
) -> None:
    await keep_up(wired.office, HOME)
    (answer,) = await channels(wired.office, Caller(HOME, wired.owner, language, None), "")
    shown = render_text(answer, Words(language, zone=villa().zone, today=wired.clock.now.date()))
    assert left in shown
    assert str(250 - len(wired.twin.calls)) in shown
    assert "09:14" in shown or "9:14" in shown
