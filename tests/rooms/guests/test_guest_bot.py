"""Does a guest who writes by Telegram have one thread, and does a person of the house who answers silence it?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.intake.guest_bot import GuestRoom
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from channels.guest_bot.messenger import GuestBot, GuestBotUnreachable
from channels.messenger import Messenger
from domain.guests.deep_link import link_for_stay, stay_in
from domain.guests.thread import Door, Message, State
from governance.guests.sending import send_due
from store.house.key import HouseKey
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import approved, standing, with_facts
from tests.twins.guest_telegram import BASE, TOKEN, GuestTelegramTwin, update

KEY = b"the key of a test house"
WIFI = "Gibt es WLAN im Haus?"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        stage.clock.now = datetime.fromtimestamp(1_792_000_000, UTC) + timedelta(minutes=5)
        yield stage


def room(stage: Stage, twin: GuestTelegramTwin) -> GuestRoom:
    bot = GuestBot(TOKEN, BASE, stage.clock, twin.client())
    doors: dict[Door, Messenger] = {Door.TELEGRAM: bot}
    stage.office = replace(stage.office, doors={HOME: doors}, key=HouseKey(given=KEY))
    return GuestRoom(stage.office, Bench(stage.office, Faces(stage.office)), HOME, bot)


async def heard(stage: Stage, twin: GuestTelegramTwin, *updates: dict[str, Any]) -> list[Message]:
    twin.waiting += updates
    await room(stage, twin).look()
    return await standing(stage, State.WAITING, State.SILENT)


async def test_a_deep_link_names_the_stay_and_an_answer_goes_back_once(stage: Stage) -> None:
    twin = GuestTelegramTwin(chats={77})
    link = link_for_stay("VillaBot", "R42", KEY)
    payload = link.partition("start=")[2]
    assert (stay_in(payload, KEY), stay_in("R43-" + payload[4:], KEY)) == ("R42", None)
    said = await heard(stage, twin, update(1, f"/start {payload}"), update(2, WIFI))
    assert len({one.thread for one in said}) == 1
    async with stage.store.reading(HOME) as unit:
        assert (await unit.guest_threads.certain(said[0].thread)).stay == "R42"
    await approved(stage)
    for _ in range(2):
        await send_due(stage.office, HOME)
    [sent] = twin.sent
    assert (sent["chat_id"], sent["reply_parameters"]["message_id"]) == ("77", 2)


async def test_an_update_that_comes_again_is_heard_once(stage: Stage) -> None:
    twin = GuestTelegramTwin(chats={77})
    guests = room(stage, twin)
    for _ in range(2):
        await guests.take(update(2, WIFI))
    assert len(await standing(stage, State.WAITING)) == 1
    await guests.look()
    assert twin.confirmed == 503


async def test_a_person_who_answers_from_his_own_account_silences_the_house(stage: Stage) -> None:
    twin = GuestTelegramTwin(connections={"c1": {77}})
    chat = {"business_connection_id": "c1"}
    await heard(stage, twin, update(1, WIFI, "business_message", more=chat))
    assert await standing(stage, State.DRAFT)
    owner = {"id": 9, "is_bot": False, "first_name": "Said"}
    echo = update(2, "Ja!", "business_message", more={**chat, "from": owner})
    await heard(stage, twin, echo)
    assert not await standing(stage, State.WAITING, State.DRAFT)


async def test_an_approved_answer_goes_out_in_the_business_chat(stage: Stage) -> None:
    twin = GuestTelegramTwin(connections={"c1": {77}})
    await heard(stage, twin, update(1, WIFI, "business_message", more={"business_connection_id": "c1"}))
    await approved(stage)
    await send_due(stage.office, HOME)
    assert twin.sent[0]["business_connection_id"] == "c1"


async def test_groups_bots_and_pictures(stage: Stage) -> None:
    twin = GuestTelegramTwin()
    group = update(1, WIFI, chat=5)
    group["message"]["chat"]["type"] = "group"
    machine = update(2, WIFI, more={"from": {"id": 77, "is_bot": True}})
    picture = update(3, "", more={"photo": [{}], "caption": WIFI})
    del picture["message"]["text"]
    [message] = await heard(stage, twin, group, machine, {"update_id": 503, "poll": {}}, picture)
    assert [code for code, _ in message.body["fences"]] == ["attachment"]
    assert not await standing(stage, State.DRAFT)


async def test_where_nobody_answers_nothing_is_lost(stage: Stage) -> None:
    twin = GuestTelegramTwin(chats={77}, fails=[502])
    twin.waiting.append(update(1, WIFI))
    with pytest.raises(GuestBotUnreachable):
        await room(stage, twin).look()
    assert len(await heard(stage, twin)) == 1
