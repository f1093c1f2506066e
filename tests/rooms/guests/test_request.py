"""Does a request for a room become an offer at approved rates, and a hold that never sells a room twice?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.consent.proposal import Proposal
from domain.guests.budget import RATES
from domain.guests.hold import HoldRoom, HoldState
from domain.guests.panel import CloseForHold, EnterStay
from domain.guests.thread import Message, State
from domain.house.snapshot import RESERVATIONS
from domain.prices.rates import Cell, CellValue
from governance.guests.holding import ask_to_enter, ask_to_hold, look_after_holds
from governance.guests.letters import letter_of
from governance.guests.requoting import requote
from governance.guests.sending import send_due
from governance.guests.threads import conversation
from tests.makers import NOW, TODAY
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import approved, card, heard, standing, with_door, with_facts

FIRST = TODAY + timedelta(days=20)
LAST = FIRST + timedelta(days=3)
PRICES = {"junior-suite": 2000, "double-superior": 1500, "double-standard": 1400}
ASKED = f"Do you have a room from {FIRST:%-d %B %Y} to {LAST:%-d %B %Y} for 2 adults?"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        await priced(stage, PRICES)
        await read(stage)
        yield stage


async def read(stage: Stage) -> None:
    """The bookings have just been read."""
    async with stage.store.unit(HOME) as unit:
        await unit.channels.read_well(RESERVATIONS, stage.clock())


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
    assert "guests.stale" not in keys
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


async def test_the_room_that_a_guest_names_comes_first_and_one_that_is_not_offered_is_said_so(
    stage: Stage,
) -> None:
    dates = f"{FIRST:%-d %B %Y} to {LAST:%-d %B %Y}"
    await heard(stage, f"Is the junior suite free from {dates} for 2 adults?")
    first = await drafted(stage)
    assert first.body["offers"][0]["room_type"] == "junior-suite"
    assert "not one that we can offer" not in first.text
    jo = {"name": "Jo", "address": "jo@x.example"}
    await heard(stage, f"Is the presidential suite free from {dates} for 2 adults?", "m2", **jo)
    said = (await standing(stage, State.DRAFT))[-1]
    assert "not one that we can offer" in said.text
    assert len(said.body["offers"]) == 2


@pytest.mark.parametrize("party", ["two rooms for 4 adults", "a room for 9 adults"])
async def test_more_than_one_room_is_a_persons_who_reads_what_is_free(stage: Stage, party: str) -> None:
    dates = f"{FIRST:%-d %B %Y} to {LAST:%-d %B %Y}"
    await heard(stage, f"Good evening, we would like {party} from {dates}.")
    assert not await standing(stage, State.DRAFT)
    assert "guests.whole_house" in await stage.told()


async def test_a_request_that_nobody_may_guess_is_left_to_a_person_in_words(stage: Stage) -> None:
    await heard(stage, "Is there wifi? And we would like a room 03/04 to 05/04 for two people.")
    assert "As to the rest of your message" in (await drafted(stage)).text


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


async def test_nothing_is_offered_on_old_bookings_and_the_card_is_made_anew_once_they_are_read(
    stage: Stage,
) -> None:
    stage.clock.pass_(minutes=16)
    await heard(stage, ASKED)
    draft = await drafted(stage)
    assert "offers" not in draft.body
    assert "MAD" not in draft.text
    before = await card(stage)
    await requote(stage.office, HOME)
    assert await card(stage) == before
    await read(stage)
    await requote(stage.office, HOME)
    assert len((await drafted(stage)).body["offers"]) == 2
    assert (await stage.tap(before, "ok")).alert is not None


async def test_a_budget_leaves_out_what_is_dearer_and_another_money_is_an_estimate(stage: Stage) -> None:
    rates = {"EUR": {"worth": "10.85", "on": TODAY.isoformat()}}
    async with stage.store.unit(HOME) as unit:
        await unit.settings.set(RATES, rates, by="person:1", at=NOW)
    await heard(stage, f"{ASKED} Our budget is 140 euros a night.")
    draft = await drafted(stage)
    assert [Decimal(row["total"]) for row in draft.body["offers"]] == [4200, 4500]
    assert "387 EUR" in draft.text
    assert "an estimate at 1 EUR = 10.85 MAD on November 23, 2026" in draft.text
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, (await card(stage)).action, "fr")
    assert letter is not None
    assert "guests.breach_block" not in [note.key for note in letter.notes]


async def test_an_old_rate_estimates_nothing_and_a_small_budget_is_told_kindly(stage: Stage) -> None:
    rates = {"EUR": {"worth": "10.85", "on": (TODAY - timedelta(days=8)).isoformat()}}
    async with stage.store.unit(HOME) as unit:
        await unit.settings.set(RATES, rates, by="person:1", at=NOW)
    await heard(stage, f"{ASKED} At most 100 euros a night.")
    assert "EUR" not in (await drafted(stage)).text
    await heard(stage, f"{ASKED} At most 900 dirhams a night.", "m2", name="Jo", address="jo@x.example")
    texts = [one.text for one in await standing(stage, State.DRAFT)]
    assert "above what you had in mind" in texts[-1]


async def test_lunar_days_are_asked_about_and_the_whole_house_goes_to_a_person_with_what_is_free(
    stage: Stage,
) -> None:
    await heard(stage, "Do you have a room from 12 to 15 Shawwal for 2 adults?")
    assert "as the moon decides" in (await drafted(stage)).text
    await heard(
        stage,
        f"Can we rent the whole house from {FIRST:%-d %B %Y} to {LAST:%-d %B %Y} for our family?",
        "m2",
        name="Jo",
        address="jo@x.example",
    )
    assert "guests.whole_house" in await stage.told()


async def test_a_hold_asks_for_its_closing_in_the_panel_and_its_end_for_the_opening(stage: Stage) -> None:
    thread = await sent_offer(stage)
    await hold(stage, thread, 0)
    for _ in range(2):
        await look_after_holds(stage.office, HOME)
    [closing] = [one for one in await stage.all() if isinstance(one.action, CloseForHold)]
    assert (await stage.tap(closing, "ok")).alert is None
    await stage.carry()
    stage.clock.pass_(hours=13)
    await look_after_holds(stage.office, HOME)
    opening = (await stage.all())[0]
    assert isinstance(opening.action, CloseForHold)
    assert not opening.action.closed


async def test_what_a_guest_accepts_is_entered_by_a_person(stage: Stage) -> None:
    thread = await sent_offer(stage)
    async with stage.store.unit(HOME) as unit:
        one = await conversation(unit, thread)
        assert one is not None
        filed = await ask_to_enter(stage.office, unit, stage.owner, one, 1)
    assert filed.proposal is not None
    assert isinstance(filed.proposal.action, EnterStay)
    assert filed.proposal.action.total == 4500
    assert (await stage.tap(filed.proposal, "ok")).alert is None
    await stage.carry()
    assert "panel.enter_stay" in str([item.payload for item in await stage.sent()])
