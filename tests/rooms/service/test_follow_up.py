"""Is the guest of a room told of what was wrong there, in his language, and by nothing but a tap?"""

from __future__ import annotations

import pytest

from bot.commands.service.troubles import closed, on_trouble, troubles
from domain.bookings.reservation import Guest
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.guests.thread import Door, Message, State
from domain.phrase import say
from domain.service.trouble import Trouble
from governance.guests.after_trouble import write_to_guest
from governance.guests.letters import letter_of
from governance.service.rooms import settle
from tests.makers import NOW, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.service.test_rooms import booked
from tests.rooms.service.test_tasks import caller


@pytest.fixture
async def leak(stage: Stage) -> Stage:
    """Frau Weber sleeps in room 7, and it leaks there."""
    guest = Guest("Anna Weber", country="DE", email="weber@example.org")
    room = stay_room("quadruple", TODAY.replace(day=22), 3, room_number="7")
    await booked(stage, "R1", room=room, guest=guest)
    await settle(stage.office, HOME)
    await troubles(stage.office, caller(stage), "fuite 7 sous le lavabo")
    return stage


async def reported(stage: Stage) -> Trouble:
    async with stage.store.reading(HOME) as unit:
        return next(iter(await unit.troubles.since(NOW)))


async def drafts(stage: Stage) -> list[Message]:
    async with stage.store.reading(HOME) as unit:
        return list(await unit.guest_messages.in_state(State.DRAFT))


async def test_she_reads_who_looks_after_it_and_then_that_it_is_settled(leak: Stage) -> None:
    me, trouble = caller(leak), await reported(leak)
    refused = await on_trouble(leak.office, me, trouble.token, "guest")
    assert "owner_first" in str(refused.alert), "nobody looks after it yet"
    await on_trouble(leak.office, me, trouble.token, "take")
    assert "drafted" in str((await on_trouble(leak.office, me, trouble.token, "guest")).alert)
    [draft] = await drafts(leak)
    assert (draft.door, draft.address, draft.language) == (Door.EMAIL, "weber@example.org", "de")
    assert "Guten Tag Anna Weber," in draft.text
    assert "Wasserleck in Ihrem Zimmer" in draft.text
    assert "Omar kümmert sich darum." in draft.text
    assert "Omar s’en occupe." in draft.body["back"]["fr"]
    assert "lavabo" not in draft.text, "what the staff wrote is the house's"
    async with leak.store.reading(HOME) as unit:
        [card] = await unit.proposals.open()
        letter = await letter_of(unit, card.action, "fr")
    assert letter is not None
    assert letter.occasion == say("trouble.in_room", what=say("trouble.leak"), room="7"), (
        "she has not written"
    )
    assert "written_already" in str((await on_trouble(leak.office, me, trouble.token, "guest")).alert)
    async with leak.store.unit(HOME) as unit:
        await closed(leak.office, unit, me, f"trouble-close:{trouble.token}", "joint changé")
    await on_trouble(leak.office, me, trouble.token, "guest")
    texts = [one.text for one in await drafts(leak)]
    assert sum("Es ist behoben." in text for text in texts) == 1
    async with leak.store.reading(HOME) as unit:
        assert not await unit.guest_messages.in_state(State.QUEUED, State.SENT), "a card is all that there is"
        assert len(await unit.proposals.open()) == len(texts)


async def test_nobody_is_written_to_where_nobody_slept_or_nobody_may(leak: Stage) -> None:
    me = caller(leak)
    await troubles(leak.office, me, "bruit 9")
    noise = await reported(leak)
    await on_trouble(leak.office, me, noise.token, "take")
    assert "nobody_there" in str((await on_trouble(leak.office, me, noise.token, "guest")).alert)
    async with leak.store.unit(HOME) as unit:
        with pytest.raises(Refusal, match="not_entitled"):
            await write_to_guest(leak.office, unit, leak.people[Role.STAFF], noise)
    assert await drafts(leak) == []
