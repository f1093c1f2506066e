"""What does the house say by itself at night, and what does the owner read at seven?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.command import Caller
from bot.commands.guests.modes import mode, turn_label
from channels.messenger import Delivery as Ended
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.guests.modes import SETTING, Mode, Policy, policy_of
from domain.guests.sending import AnswerGuest
from domain.guests.thread import Door, State
from governance.bookings.from_file import fingerprint
from governance.guests.sending import send_due
from governance.guests.waiting import waiting, watch_clocks
from governance.post.replies import Reply
from store.bookings.ingest import Delivery
from tests.makers import NOW, reservation, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import ScriptedDoor, card, heard, standing, with_door, with_facts

ELEVEN = NOW.replace(hour=22, minute=5)  # 23:05 in the house


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        stage.clock.now = ELEVEN
        yield stage


async def allow(stage: Stage, mode: Mode) -> ScriptedDoor:
    async with stage.store.unit(HOME) as unit:
        await unit.settings.set(SETTING, mode.value, by="person:1", at=stage.clock())
    return with_door(stage)


async def after(stage: Stage, **time: float) -> None:
    stage.clock.pass_(**time)
    await send_due(stage.office, HOME)


async def test_nothing_leaves_at_night_by_default(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Is there a hammam in the house?")
    await after(stage, minutes=30)
    assert door.given == []


async def test_the_holding_reply_is_there_within_five_minutes_once_a_night(stage: Stage) -> None:
    door = await allow(stage, Mode.HOLDING)
    await heard(stage, "Guten Abend, gibt es im Haus ein Hammam?")
    await after(stage, minutes=1)
    assert door.given == []
    await after(stage, minutes=2)
    [sent] = door.given
    assert sent.automatic
    assert "ab 07:00 Uhr" in sent.text
    assert "Assistent" in sent.text
    await heard(stage, "Und gibt es eine Sauna im Haus?", "m2")
    await after(stage, minutes=10)
    assert len(door.given) == 1
    assert len(await standing(stage, State.WAITING)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The room is dirty and we want a refund",
        "wach kayn lma skhoun f lbit",
        "Is my husband staying with you?",
    ],
)
async def test_no_word_leaves_on_a_fenced_topic_or_in_an_unknown_language(stage: Stage, text: str) -> None:
    door = await allow(stage, Mode.ANSWERS)
    await heard(stage, text)
    await after(stage, hours=1)
    assert door.given == []


@pytest.mark.parametrize("mode", [Mode.HOLDING, Mode.ANSWERS])
@pytest.mark.parametrize("first", ["fenced", "plain"])
async def test_beside_what_a_person_answers_nothing_leaves_by_itself(
    stage: Stage, mode: Mode, first: str
) -> None:
    """Whichever is written first; and what only a person answers still waits for one."""
    door = await allow(stage, mode)
    texts = ["You will hear from my solicitor", "Is there wifi?"]
    for number, text in enumerate(texts if first == "fenced" else reversed(texts)):
        await heard(stage, text, f"m{number}", at=stage.clock())
        await after(stage, minutes=1)
    await after(stage, minutes=15)
    assert door.given == []
    waiting = {one.text for one in await standing(stage, State.WAITING)}
    assert waiting == set(texts)
    assert [one.text for one in await standing(stage, State.DRAFT)] or mode is Mode.HOLDING


async def test_an_answer_by_itself_answers_its_own_question_alone(stage: Stage) -> None:
    door = await allow(stage, Mode.ANSWERS)
    stage.clock.now = NOW
    await heard(stage, "Is there a hammam in the house?", "m1", at=stage.clock())
    await heard(stage, "Is there wifi?", "m2", at=stage.clock())
    await after(stage, minutes=11)
    assert len(door.given) == 1
    assert [one.text for one in await standing(stage, State.WAITING)] == ["Is there a hammam in the house?"]


@pytest.mark.parametrize(("days", "rings"), [(0, True), (-1, True), (3, False)])
async def test_who_is_in_the_house_rings_at_night_with_words_that_nobody_read(
    stage: Stage, days: int, rings: bool
) -> None:
    first = stage.clock().date() + timedelta(days=days)
    stays = replace(stay_room(), check_in=first, check_out=first + timedelta(days=3))
    booking = reservation("R1", [stays])
    async with stage.store.unit(HOME) as unit:
        await unit.reservations.ingest_many([Delivery(booking, fingerprint(booking))], NOW, "file")
    await heard(stage, "The gate will not take our number", stay="R1", at=stage.clock())
    at_once = [str(item.payload) for item in await stage.sent() if "guests.from" in str(item.payload)]
    assert bool(at_once) is rings
    stage.clock.pass_(hours=9)
    later = [str(item.payload) for item in await stage.sent() if "guests.from" in str(item.payload)]
    assert bool(later) is not rings
    for told in (*at_once, *later):
        assert ("guests.rings" in told) is rings
        assert "guests.unread" in told


async def test_a_human_is_first(stage: Stage) -> None:
    door = await allow(stage, Mode.HOLDING)
    message = await heard(stage, "Is there a hammam in the house?")
    async with stage.store.unit(HOME) as unit:
        await unit.guest_messages.move(message, State.SILENT)
    await after(stage, minutes=5)
    assert door.given == []


async def test_facts_alone_may_answer_where_the_owner_has_allowed_it(stage: Stage) -> None:
    door = await allow(stage, Mode.ANSWERS)
    stage.clock.now = NOW
    await heard(stage, "Is there wifi in the house?")
    jo = {"name": "Jo", "address": "jo@x.example"}
    await heard(stage, "Is there wifi, and do you rent bicycles? And a boat?", "m2", **jo)
    await after(stage, minutes=9)
    assert door.given == []
    await after(stage, minutes=2)
    [sent] = door.given
    assert "Wi-Fi" in sent.text
    assert "assistant" in sent.text
    assert [one.state for one in await standing(stage, State.WAITING)] == [State.WAITING]


async def test_at_seven_the_list_says_who_waits_and_that_nothing_was_promised(stage: Stage) -> None:
    await allow(stage, Mode.HOLDING)
    await heard(stage, "Is there a hammam in the house?", channel="bookingcom")
    await after(stage, minutes=3)
    await watch_clocks(stage.office, HOME)
    assert not [item for item in await stage.sent() if "guests.morning_title" in str(item.payload)]
    stage.clock.now = ELEVEN + timedelta(hours=8)
    await watch_clocks(stage.office, HOME)
    await watch_clocks(stage.office, HOME)
    [item] = [item for item in await stage.sent() if "guests.morning_title" in str(item.payload)]
    for key in ("guests.morning_promised", "guests.said_at_night", "guests.score", "guests.stage_enquiry"):
        assert key in str(item.payload)
    async with stage.store.reading(HOME) as unit:
        [row] = await waiting(stage.office, unit)
    assert row.score == ELEVEN + timedelta(hours=24)
    assert row.promised == 0


async def test_who_waits_too_long_by_day_is_told_of_once(stage: Stage) -> None:
    stage.clock.now = NOW
    await heard(stage, "Is there a hammam in the house?")
    await watch_clocks(stage.office, HOME)
    assert "guests.late" not in str([item.payload for item in await stage.sent()])
    stage.clock.pass_(minutes=61)
    await watch_clocks(stage.office, HOME)
    await watch_clocks(stage.office, HOME)
    assert str([item.payload for item in await stage.sent()]).count("guests.late") == 1


async def asked(stage: Stage, words: str) -> Reply:
    caller = Caller(HOME, stage.owner)
    return await mode(stage.office, caller, words)


async def decided(stage: Stage, words: str) -> None:
    await asked(stage, words)
    proposal = await stage.newest()
    assert (await stage.tap(proposal, "ok")).alert is None
    await stage.carry()


async def test_each_door_has_its_mode_and_answers_leave_on_listed_questions_alone(stage: Stage) -> None:
    door = with_door(stage)
    await decided(stage, "e-mail réponses heure d'arrivée")
    await heard(stage, "Is there wifi in the house?", "m1", address="one@example.org")
    await heard(stage, "What time is check-in?", "m2", address="two@example.org")
    await after(stage, minutes=15)
    assert [one.to for one in door.given if "15:00" in one.text] == ["two@example.org"]
    assert not [one for one in door.given if "Wi-Fi" in one.text]
    async with stage.store.reading(HOME) as unit:
        stored = await unit.settings.get(SETTING)
    assert policy_of(stored, Door.EMAIL) == Policy(Mode.ANSWERS, ("check_in",))
    assert policy_of(stored, Door.WHATSAPP) == Policy()


async def test_topics_that_are_none_are_refused_and_what_is_in_force_is_shown(stage: Stage) -> None:
    with pytest.raises(Refusal, match="mode_topic_unknown"):
        await asked(stage, "réponses licornes")
    with pytest.raises(Refusal, match="mode_topics_only"):
        await asked(stage, "nuit wifi")
    await decided(stage, "telegram nuit")
    shown = {line.phrase.key for block in (await asked(stage, "")).blocks for line in block.lines}
    assert {"guests.mode_house", "guests.mode_door"} <= shown


async def test_the_label_is_turned_by_a_tap_of_the_owner_in_the_guests_language(stage: Stage) -> None:
    adviser = Caller(HOME, stage.people[Role.ADVISOR])
    assert (await turn_label(stage.office, adviser)).alert is not None
    await turn_label(stage.office, Caller(HOME, stage.owner))
    await heard(stage, "هل يوجد واي فاي في الدار؟")
    [draft] = await standing(stage, State.DRAFT)
    assert "كُتبت هذه الرسالة بواسطة مساعد الدار." in draft.text


async def test_a_holding_reply_that_could_not_leave_in_time_never_does(stage: Stage) -> None:
    door = await allow(stage, Mode.HOLDING)
    door.ends = [Ended.UNREACHED] * 3
    await heard(stage, "Guten Abend, gibt es im Haus ein Hammam?")
    for _ in range(3):
        await after(stage, minutes=3)
    tried = len(door.given)
    await after(stage, hours=2)
    assert (tried, len(door.given)) == (3, 3)
    assert [one.state for one in await standing(stage, State.WAITING)] == [State.WAITING]


async def test_who_wrote_while_the_mailbox_was_down_for_a_day_gets_no_line_of_last_night(
    stage: Stage,
) -> None:
    door = await allow(stage, Mode.ANSWERS)
    stage.clock.pass_(hours=24)
    written = ELEVEN + timedelta(minutes=1)
    await heard(stage, "Guten Abend, gibt es im Haus ein Hammam?", "m1", at=written)
    await heard(stage, "Is there wifi?", "m2", at=written, name="Jo", address="jo@x.example")
    await after(stage, hours=1)
    assert door.given == []
    [draft] = await standing(stage, State.DRAFT)
    assert "Wi-Fi" in draft.text


async def test_an_answer_that_is_late_waits_on_a_card(stage: Stage) -> None:
    door = await allow(stage, Mode.ANSWERS)
    door.ends = [Ended.UNREACHED]
    stage.clock.now = NOW
    await heard(stage, "Is there wifi in the house?")
    await after(stage, minutes=11)
    await after(stage, hours=2)
    assert len(door.given) == 1
    [draft] = await standing(stage, State.DRAFT)
    action = (await card(stage)).action
    assert isinstance(action, AnswerGuest)
    assert action.draft == draft.id


@pytest.mark.parametrize("texts", [["Is there wifi?"] * 6, [f"Is there wifi in room {n}?" for n in range(6)]])
async def test_two_programs_that_answer_each_other_stop(stage: Stage, texts: list[str]) -> None:
    door = await allow(stage, Mode.ANSWERS)
    stage.clock.now = NOW
    for number, text in enumerate(texts):
        await heard(stage, text, f"loop{number}", at=stage.clock())
        await after(stage, minutes=11)
    assert 1 <= len(door.given) <= 3
    assert await standing(stage, State.WAITING)


async def test_the_list_misses_nobody_who_waits_in_an_old_thread(stage: Stage) -> None:
    await heard(stage, "Is there a hammam in the house?")
    async with stage.store.unit(HOME) as unit:
        for number in range(60):
            await unit.guest_threads.open(name=f"Guest {number}", channel="direct", stay=None, at=NOW)
        assert len(await waiting(stage.office, unit)) == 1
