"""Is a guest told of the room that is kept for him, how he makes it his, and never once it is kept no more?"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.command import Caller
from bot.commands.guests.links import links
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.guests.thread import State
from governance.guests.holding import look_after_holds
from governance.guests.letters import letter_of
from governance.guests.linking import BOT
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import card, standing, with_facts
from tests.rooms.guests.test_request import PRICES, hold, priced, read, sent_offer

PAGE = "https://book.villa-thaifa.example/rooms"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        await priced(stage, PRICES)
        await read(stage)
        yield stage


async def kept(stage: Stage, channel: str = "direct") -> str:
    await hold(stage, await sent_offer(stage, channel=channel), 0)
    for _ in range(2):
        await look_after_holds(stage.office, HOME)
    [draft] = await standing(stage, State.DRAFT)
    return draft.text


async def test_without_a_page_he_is_asked_for_a_line_and_a_person_enters_it(stage: Stage) -> None:
    text = await kept(stage)
    assert "We are keeping" in text
    assert "enters your booking and writes to you with its number" in text


async def test_with_a_page_he_gets_its_link_which_no_rule_stops(stage: Stage) -> None:
    await links(stage.office, Caller(HOME, stage.owner), PAGE)
    assert PAGE in await kept(stage)
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, (await card(stage)).action, "fr")
    assert letter is not None
    assert PAGE in (letter.back or "")
    assert "guests.breach_block" not in {note.key for note in letter.notes}


async def test_who_came_by_a_channel_gets_no_link(stage: Stage) -> None:
    await links(stage.office, Caller(HOME, stage.owner), PAGE)
    assert "https" not in await kept(stage, channel="bookingcom")


async def test_once_the_room_is_kept_no_more_nothing_says_so(stage: Stage) -> None:
    await kept(stage)
    stage.clock.pass_(hours=13)
    await look_after_holds(stage.office, HOME)
    assert not await standing(stage, State.DRAFT, State.QUEUED)


async def test_only_an_owner_states_a_page_and_only_a_plain_one(stage: Stage) -> None:
    for words, who in (("https://x", Role.OWNER), ("http://x.example", Role.OWNER), (PAGE, Role.OPERATOR)):
        with pytest.raises(Refusal):
            await links(stage.office, Caller(HOME, stage.people[who]), words)


async def test_the_way_to_the_guests_bot_names_the_stay(stage: Stage) -> None:
    with pytest.raises(Refusal, match=r"links\.no_booking"):
        await links(stage.office, Caller(HOME, stage.owner), "R000")
    async with stage.store.unit(HOME) as unit:
        await unit.settings.set(BOT, "VillaBot", by="desk", at=NOW)
    shown = await links(stage.office, Caller(HOME, stage.owner), "")
    assert "links.bot" in {line.phrase.key for block in shown.blocks for line in block.lines}
