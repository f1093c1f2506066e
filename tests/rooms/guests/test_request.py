"""Does a request for a room become an offer at approved rates, and a hold that never sells a room twice?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.consent.proposal import Proposal
from domain.guests.hold import HoldRoom, HoldState
from domain.guests.thread import Message, State
from domain.prices.rates import Cell, CellValue
from governance.guests.holding import ask_to_hold, look_after_holds
from governance.guests.letters import letter_of
from governance.guests.sending import send_due
from governance.guests.threads import conversation
from tests.makers import NOW, TODAY
from tests.rooms.consent.conftest import sqlite_file, sqlite_url, url
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import approved, card, heard, standing, with_door, with_facts

__all__ = ["sqlite_file", "sqlite_url", "url"]
FIRST = TODAY + timedelta(days=20)
LAST = FIRST + timedelta(days=3)
PRICES = {"junior-suite": 2000, "double-superior": 1500, "double-standard": 1400}
ASKED = f"Do you have a room from {FIRST:%-d %B %Y} to {LAST:%-d %B %Y} for 2 adults?"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        await priced(stage, PRICES)
        yield stage


async def priced(stage: Stage, prices: Mapping[str, int]) -> None:
    nights = [FIRST + timedelta(days=n) for n in range(3)]
    cells = {
        Cell(code, night): CellValue(price=Decimal(price))
        for code, price in prices.items()
        for night in nights
    }
    async with stage.store.unit(HOME) as unit:
        await unit.calendar.set_target(cells, NOW, "panel")


async def drafted(stage: Stage) -> Message:
    [draft] = await standing(stage, State.DRAFT)
    return draft


async def test_two_types_at_the_sum_of_their_approved_rates_with_the_tax_named(stage: Stage) -> None:
    await heard(stage, ASKED)
    draft = await drafted(stage)
    rows = {row["room_type"]: row["total"] for row in draft.body["offers"]}
    assert len(rows) == 2
    for code, total in rows.items():
        assert Decimal(total) == 3 * PRICES[code]
    assert "tourist tax" in draft.text
    assert "MAD" in draft.text
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, (await card(stage)).action, "fr")
    assert letter is not None
    assert letter.back is not None
    assert "taxe de séjour" in letter.back
    keys = [note.key for note in letter.notes]
    assert "guests.stale" in keys
    assert "guests.breach_block" not in keys


async def test_a_type_without_an_approved_rate_is_never_offered(stage: Stage) -> None:
    async with stage.store.unit(HOME) as unit:
        await unit.calendar.set_target(
            {Cell("double-standard", FIRST): CellValue(stop_sell=True)}, NOW, "panel"
        )
    await heard(stage, ASKED)
    offers = (await drafted(stage)).body["offers"]
    assert {row["room_type"] for row in offers} <= {"junior-suite", "double-superior"}


async def test_what_is_missing_is_asked_and_nothing_is_guessed(stage: Stage) -> None:
    await heard(stage, f"Is a room available from {FIRST:%-d %B %Y} to {LAST:%-d %B %Y}?")
    assert "How many adults" in (await drafted(stage)).text
    await heard(
        stage, "Is a room free 03/04 to 05/04 for two people?", "m2", name="Jo", address="jo@x.example"
    )
    assert len(await standing(stage, State.DRAFT)) == 1


async def sent_offer(stage: Stage, key: str = "m1", **more: object) -> int:
    with_door(stage)
    message = await heard(stage, ASKED, key, **more)
    await approved(stage)
    await send_due(stage.office, HOME)
    return message.thread


async def hold(stage: Stage, thread: int, place: int) -> Proposal:
    async with stage.store.unit(HOME) as unit:
        one = await conversation(unit, thread)
        assert one is not None
        filed = await ask_to_hold(stage.office, unit, stage.owner, one, place)
    assert filed.proposal is not None
    assert (await stage.tap(filed.proposal, "ok")).alert is None
    await stage.carry()
    return await stage.now(filed.proposal)


async def test_a_hold_keeps_a_room_until_it_ends_and_then_reopens(stage: Stage) -> None:
    thread = await sent_offer(stage)
    kept = await hold(stage, thread, 0)
    assert isinstance(kept.action, HoldRoom)
    assert kept.receipt is not None
    assert kept.receipt["held"] is True
    async with stage.store.reading(HOME) as unit:
        held = await unit.guest_holds.held(stage.clock())
    assert held[kept.action.room_type, FIRST] == 1
    stage.clock.pass_(hours=13)
    await look_after_holds(stage.office, HOME)
    async with stage.store.reading(HOME) as unit:
        assert not await unit.guest_holds.standing()
    assert "hold.lapsed" in str([item.payload for item in await stage.sent()])


async def test_holds_never_promise_more_rooms_than_there_are(stage: Stage) -> None:
    thread = await sent_offer(stage)
    kinds = {}
    for _ in range(4):
        done = await hold(stage, thread, 0)
        assert done.receipt is not None
        kinds[done.id] = done.receipt["held"]
        async with stage.store.unit(HOME) as unit:
            for one in await unit.guest_holds.standing():
                assert one.state is HoldState.OPEN
    async with stage.store.reading(HOME) as unit:
        held = await unit.guest_holds.held(stage.clock())
        house = await unit.facts.house(stage.clock(), ahead_days=40)
    for (code, night), count in held.items():
        assert (house.night(code, night).left or 0) - count >= 0


async def test_undo_lets_the_room_go(stage: Stage) -> None:
    thread = await sent_offer(stage)
    kept = await hold(stage, thread, 0)
    await stage.tap(kept, "undo")
    await stage.carry()
    async with stage.store.reading(HOME) as unit:
        assert not await unit.guest_holds.standing()
