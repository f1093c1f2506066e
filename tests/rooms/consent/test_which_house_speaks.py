"""Is somebody of two houses asked for which he speaks, and never guessed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update

from bot.telegram.places import CHOICE, choose, meant, which
from domain.consent.rights import Role
from domain.phrase import say
from governance.tenancy.speaking import Place
from tests.makers import villa
from tests.rooms.consent.stage import HOME, Stage

SECOND = "dar-zitoun"
CHAT = {"id": 1001, "type": "private"}
SAID = {"id": 1001, "is_bot": False, "first_name": "Said"}


async def two_houses(desk: Stage) -> Sequence[Place]:
    """The owner of the first house owns a second one too."""
    async with desk.store.hall() as hall:
        owner = await hall.upsert_person(1001, "Said", "fr")
    async with desk.store.unit(SECOND) as unit:
        await unit.property.save(replace(villa(), id=SECOND, name="Dar Zitoun"))
        await unit.people.add_member(owner.id, Role.OWNER, desk.clock())
    async with desk.store.hall_reading() as hall:
        return await hall.places(1001)


def typed(text: str, answering: int | None = None) -> Update:
    message = {"message_id": 9, "date": 0, "chat": CHAT, "from": SAID, "text": text}
    if answering is not None:
        message["reply_to_message"] = {"message_id": answering, "date": 0, "chat": CHAT}
    found = Update.de_json({"update_id": 1, "message": message}, None)
    assert found is not None
    return found


def tapped(data: str) -> Update:
    shown = {"message_id": 5, "date": 0, "chat": CHAT}
    query = {"id": "1", "from": SAID, "chat_instance": "1", "data": data, "message": shown}
    found = Update.de_json({"update_id": 1, "callback_query": query}, None)
    assert found is not None
    return found


async def house_of(desk: Stage, update: Update, places: Sequence[Place]) -> str | None:
    place = await meant(desk.office, update, places)
    return None if place is None else place[0]


async def test_who_has_one_house_is_never_asked(desk: Stage) -> None:
    async with desk.store.hall_reading() as hall:
        places = await hall.places(1001)
    assert await house_of(desk, typed("combien de chambres ce soir"), places) == HOME


async def test_words_and_commands_are_for_no_house_before_one_was_chosen(desk: Stage) -> None:
    places = await two_houses(desk)
    assert {place[0] for place in places} == {HOME, SECOND}
    for words in ("tout +15 % en mars", "/brief", "/pause"):
        assert await house_of(desk, typed(words), places) is None


async def test_the_choice_holds_until_another_one(desk: Stage) -> None:
    places = await two_houses(desk)
    by_id = {place[0]: place for place in places}
    for wanted in (SECOND, HOME):
        desk.clock.pass_(minutes=1)
        await choose(desk.office, by_id[wanted])
        assert await house_of(desk, typed("/brief"), places) == wanted
    assert await house_of(desk, typed("/maison"), places) is None, "asked for, the question comes again"
    assert await house_of(desk, tapped(f"{CHOICE}{SECOND}"), places) is None, "a choice is no order"


async def test_a_card_belongs_to_its_house_whatever_was_chosen(desk: Stage) -> None:
    places = await two_houses(desk)
    card = await desk.pending()
    async with desk.store.unit(HOME) as unit:
        await unit.messages.sent(f"proposal:{card.id}", 1001, 5, "", desk.clock())
    await choose(desk.office, next(place for place in places if place[0] == SECOND))
    assert await house_of(desk, tapped(f"p:{card.token}:ok"), places) == HOME
    assert await house_of(desk, typed("1950", answering=5), places) == HOME
    assert await house_of(desk, typed("1950"), places) == SECOND


async def test_each_house_is_a_button_and_the_chosen_one_is_said(desk: Stage) -> None:
    places = await two_houses(desk)
    names = {HOME: "Villa Thaifa", SECOND: "Dar Zitoun"}
    asked = which(places, names, None)
    assert [key.data for row in asked.buttons for key in row] == [f"{CHOICE}{place[0]}" for place in places]
    now = which(places, names, next(place for place in places if place[0] == SECOND))
    assert now.blocks[0].lines[0].phrase == say("places.now", house="Dar Zitoun")
    assert [key.data for row in now.buttons for key in row] == [f"{CHOICE}{HOME}"]
