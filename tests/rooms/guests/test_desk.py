"""Does a guest's message become a card, its approval one answer, and nothing else anything at all?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from domain.consent.proposal import State as Standing
from domain.guests.thread import State
from governance.consent.desk import rounds
from governance.guests.drafting import write
from governance.guests.hearing import hear
from governance.guests.letters import letter_of
from governance.guests.sending import send_due
from governance.guests.silencing import answered_elsewhere
from governance.guests.threads import conversations
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import approved, card, heard, standing, told, with_door, with_facts


@pytest.fixture
async def stage(url: str) -> AsyncIterator[Stage]:
    async with with_facts(url) as stage:
        yield stage


async def test_a_question_becomes_a_draft_with_its_source_and_nothing_leaves(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Guten Tag, ab wann können wir einchecken, und gibt es WLAN im Haus?")
    proposal = await card(stage)
    async with stage.store.reading(HOME) as unit:
        letter = await letter_of(unit, proposal.action, "fr")
        [draft] = await unit.guest_messages.in_state(State.DRAFT)
    assert letter is not None
    assert "ab 15:00 Uhr" in letter.text
    assert letter.text.startswith("Guten Tag Anna Weber,")
    assert letter.back is not None
    assert "à partir de 15:00" in letter.back
    assert draft.body["sources"] == {
        "facilities.house": "dossier.csv:1",
        "policies.check_in": "dossier.csv:1",
    }
    await send_due(stage.office, HOME)
    assert door.given == []


async def test_one_tap_sends_it_once_and_the_guest_is_answered(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Is there wifi in the house?")
    await approved(stage)
    for _ in range(3):
        await send_due(stage.office, HOME)
    [sent] = door.given
    assert (sent.to, sent.answers, sent.automatic) == ("weber@example.org", "<m1@guest.example>", False)
    assert [one.state for one in await standing(stage, State.SENT, State.ANSWERED)] == [
        State.ANSWERED,
        State.SENT,
    ]
    assert not await standing(stage, State.WAITING, State.DRAFT)


async def test_what_no_fact_answers_is_asked_and_a_typed_answer_is_a_card(stage: Stage) -> None:
    message = await heard(stage, "Is there a hammam?")
    said = await stage.sent()
    assert any(item.subject == f"guest:{message.id}" for item in said)
    async with stage.store.unit(HOME) as unit:
        filed = await write(stage.office, unit, stage.owner, message, "Yes, on request.")
    assert filed.proposal is not None
    door = with_door(stage)
    await approved(stage)
    await send_due(stage.office, HOME)
    assert [one.text for one in door.given] == ["Yes, on request."]


async def test_other_words_typed_under_the_card_replace_it_and_still_ask(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Is there wifi?")
    before = await card(stage)
    assert (await stage.tap(before, "adj")).alert is not None
    assert (await stage.type(before, "Yes, everywhere, even on the roof.")).alert is None
    after = await card(stage)
    assert (after.number, after.id != before.id) == (before.number, True)
    assert (await stage.tap(before, "ok")).alert is not None
    await approved(stage)
    await send_due(stage.office, HOME)
    assert [one.text for one in door.given] == ["Yes, everywhere, even on the roof."]


async def test_a_fenced_topic_is_asked_of_a_person_and_an_urgent_one_at_night_too(stage: Stage) -> None:
    stage.clock.now = NOW.replace(hour=1)
    await heard(stage, "We would like a refund, and is there wifi?", "m1")
    assert not [item for item in await stage.sent() if (item.subject or "").startswith("guest:")]
    await heard(stage, "My wife is bleeding, we need a doctor", "m2", name="Jo")
    assert [item for item in await stage.sent() if (item.subject or "").startswith("guest:")]
    async with stage.store.reading(HOME) as unit:
        assert not await unit.proposals.open()


async def test_heard_twice_is_heard_once_and_an_answer_joins_its_thread(stage: Stage) -> None:
    first = await heard(stage, "Is there wifi?")
    async with stage.store.unit(HOME) as unit:
        assert await hear(stage.office, unit, told("Is there wifi?")) is None
    again = await heard(stage, "And a swimming pool?", "m2", references=("<m1@guest.example>",))
    assert again.thread == first.thread
    other = await heard(stage, "Is there wifi?", "m3", stay="R900")
    async with stage.store.reading(HOME) as unit:
        assert (await unit.guest_threads.certain(other.thread)).stay == "R900"


async def test_a_human_who_was_first_silences_the_house(stage: Stage) -> None:
    door = with_door(stage)
    message = await heard(stage, "Is there wifi?")
    proposal = await card(stage)
    async with stage.store.unit(HOME) as unit:
        assert await answered_elsewhere(stage.office, unit, message.thread, "person:1")
        assert not await answered_elsewhere(stage.office, unit, message.thread, "person:1")
    assert (await stage.now(proposal)).state is Standing.EXPIRED
    assert (await stage.tap(proposal, "ok")).alert is not None
    await stage.carry()
    await send_due(stage.office, HOME)
    assert door.given == []
    async with stage.store.reading(HOME) as unit:
        [one] = await conversations(unit)
    assert one.waiting_since is None


async def test_a_draft_that_somebody_changed_behind_the_desk_does_not_leave(stage: Stage) -> None:
    door = with_door(stage)
    await heard(stage, "Is there wifi?")
    proposal = await card(stage)
    assert (await stage.tap(proposal, "ok")).alert is None
    async with stage.store.unit(HOME) as unit:
        [draft] = await unit.guest_messages.in_state(State.DRAFT)
        assert await unit.guest_messages.move(draft, State.DRAFT, text="Everything is free.")
    await stage.carry()
    await send_due(stage.office, HOME)
    assert door.given == []


async def test_words_are_forgotten_after_their_time(stage: Stage) -> None:
    await heard(stage, "Thank you!")
    async with stage.store.unit(HOME) as unit:
        assert await unit.guest_messages.forget(NOW + timedelta(days=200)) == 1
        [old] = await unit.guest_messages.in_state(State.SILENT)
    assert (old.text, old.address) == ("", "")


async def test_rounds_of_the_desk_know_the_kind(stage: Stage) -> None:
    await heard(stage, "Is there wifi?")
    await rounds.expire_and_wake(stage.office, HOME)
    stage.clock.pass_(hours=30)
    await rounds.expire_and_wake(stage.office, HOME)
    async with stage.store.reading(HOME) as unit:
        assert not await unit.proposals.open()
        assert len(await unit.guest_messages.in_state(State.WAITING)) == 1
