"""What does a model add where there is one: a translation, a draft, a second look; and never an effect?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from channels.dialogue import Trouble
from channels.simulated.brain import NoBrain
from domain.guests.letter import Letter
from domain.guests.sending import AnswerGuest
from domain.guests.thread import State
from domain.phrase_json import encode
from governance.guests.cards import opened
from governance.guests.drafting import write
from governance.guests.letters import letter_of
from governance.guests.reading.rounds import read_guests
from governance.guests.sending import send_due
from governance.guests.waiting import morning_list, waiting
from tests.makers import NOW
from tests.proof.attacks import EVIL, MARK, attack
from tests.proof.attacks import product as attacks
from tests.rooms.consent.stage import HOME, Stage, keys
from tests.rooms.guests.house import card, heard, standing, with_door, with_facts
from tests.rooms.guests.reader import ScriptedReader

WIFI = "Hallo, gibt es WLAN im Haus?"
SAID = "wifi | Ja, wir haben WLAN im Haus."
FRENCH = "Bonjour, y a-t-il le Wi-Fi dans la maison ?"


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


def with_model(stage: Stage, reader: ScriptedReader | NoBrain) -> None:
    stage.office = replace(stage.office, brain=reader)


async def letter(stage: Stage) -> Letter:
    async with stage.store.reading(HOME) as unit:
        found = await letter_of(unit, (await card(stage)).action, "fr")
    assert found is not None
    return found


def noted(found: Letter) -> set[str]:
    return {key for phrase in (*found.notes, *found.asked_notes) for key in keys(encode(phrase))}


async def test_without_a_model_the_rules_draft_stands_in_both_languages_and_the_message_says_untranslated(
    stage: Stage,
) -> None:
    with_model(stage, NoBrain())
    await heard(stage, WIFI)
    before = await card(stage)
    await read_guests(stage.office, HOME)
    assert (await card(stage)).id == before.id
    found = await letter(stage)
    assert "la maison dispose du Wi-Fi" in (found.back or "")
    assert found.asked_told is None
    assert {"guests.not_translated", "gloss.asks"} <= noted(found)


async def test_a_models_draft_takes_the_rules_place_on_the_same_card_once_it_has_passed_both_looks(
    stage: Stage,
) -> None:
    reader = ScriptedReader({"French": FRENCH}, SAID)
    with_model(stage, reader)
    await heard(stage, WIFI)
    before = await card(stage)
    await read_guests(stage.office, HOME)
    after, found = await card(stage), await letter(stage)
    assert (after.number, after.id != before.id) == (before.number, True)
    assert "Ja, wir haben WLAN im Haus." in found.text
    assert found.text.startswith("Guten Tag Anna Weber,")
    assert found.asked_told == FRENCH
    assert "guests.by_model" in noted(found)
    [draft] = await standing(stage, State.DRAFT)
    assert draft.body["sources"] == {"facilities.house": "dossier.csv:1"}
    asked = len(reader.seen)
    stage.clock.pass_(minutes=5)
    await read_guests(stage.office, HOME)
    assert len(reader.seen) == asked  # once
    assert all("Anna" not in text or name == "guest_translation" for name, text in reader.seen)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("wifi | Ja, WLAN ist kostenlos.", "guests.why_fact"),
        ("wifi | Ja, WLAN gibt es im Haus bis 22 Uhr.", "guests.why_figure"),
        ("parking | Ja, im Haus.", "guests.why_unknown_fact"),
        ("pool | Ja, das Haus hat einen Pool.", "guests.why_unanswered"),
        ("Ja, gerne!", "guests.why_form"),
        ("wifi | Nein, im Haus gibt es nicht WLAN.", "guests.why_fact"),
    ],
)
async def test_a_draft_that_says_more_than_its_facts_is_put_aside_with_its_reason(
    stage: Stage, said: str, why: str
) -> None:
    with_model(stage, ScriptedReader({"French": FRENCH}, said))
    await heard(stage, WIFI)
    before = await card(stage)
    await read_guests(stage.office, HOME)
    assert (await card(stage)).id == before.id
    assert {"guests.set_aside", why} <= noted(await letter(stage))


@pytest.mark.parametrize("verdict", ["promise", "tone", None])
async def test_the_second_looks_no_puts_it_aside_too(stage: Stage, verdict: str | None) -> None:
    with_model(stage, ScriptedReader({"French": FRENCH}, SAID, verdict))
    await heard(stage, WIFI)
    before = await card(stage)
    await read_guests(stage.office, HOME)
    assert (await card(stage)).id == before.id
    assert "guests.set_aside" in noted(await letter(stage))


async def test_where_no_card_exists_the_reason_stands_in_thread_morning_list_and_journal(
    stage: Stage,
) -> None:
    with_model(
        stage, ScriptedReader({"French": "Peut-on travailler ?"}, "wifi | Yes, the fastest Wi-Fi in town.")
    )
    await heard(stage, "We need to work online from our room, would that be possible?")
    await read_guests(stage.office, HOME)
    assert not await standing(stage, State.DRAFT)
    async with stage.store.reading(HOME) as unit:
        [row] = await waiting(stage.office, unit)
        noted = await unit.journal.of_subject("guest_message:1")
    for shown in (morning_list([row]), opened(row.conversation)):
        keys = {line.phrase.key for block in shown.blocks for line in block.lines}
        assert "guests.set_aside" in keys
    assert [(one.kind, one.body["why"]) for one in noted if one.kind == "guest.draft_set_aside"] == [
        ("guest.draft_set_aside", "fact")
    ]


async def test_a_question_no_pattern_knows_is_drafted_and_the_person_asked_reads_it_in_his_language(
    stage: Stage,
) -> None:
    said = "wifi | Yes, there is Wi-Fi in the house.\nrest"
    with_model(stage, ScriptedReader({"French": "Peut-on travailler en ligne ?"}, said))
    await heard(stage, "We need to work online from our room, would that be possible?")
    await read_guests(stage.office, HOME)
    assert "will answer you in person" in (await letter(stage)).text
    await heard(stage, "My flight was cancelled, we want a refund", "m2", address="other@example.org")
    await read_guests(stage.office, HOME)
    assert "guests.translated" in await stage.told()


async def test_other_figures_in_the_translation_are_named_and_the_first_tap_asks_again(stage: Stage) -> None:
    told = "Bonjour, nous arrivons le 13 mars à 15 h. Y a-t-il le Wi-Fi ?"
    with_model(stage, ScriptedReader({"French": told}, SAID))
    door = with_door(stage)
    await heard(stage, "Hallo, wir kommen am 12. März um 15 Uhr an. Gibt es WLAN im Haus?")
    await read_guests(stage.office, HOME)
    assert {"guests.lost", "guests.new"} <= noted(await letter(stage))
    first = await stage.tap(await card(stage), "ok")
    assert first.alert is not None
    assert first.alert.key == "guests.ask_again"
    assert (await stage.tap(await card(stage), "ok")).alert is None
    await stage.carry()
    await send_due(stage.office, HOME)
    assert len(door.given) == 1


async def test_a_persons_own_words_are_shown_in_the_readers_language_and_never_worded_anew(
    stage: Stage,
) -> None:
    with_model(stage, ScriptedReader({"French": "Oui, sur le toit aussi."}, SAID))
    message = await heard(stage, WIFI)
    async with stage.store.unit(HOME) as unit:
        await write(stage.office, unit, stage.owner, message, "Ja, auch auf dem Dach haben wir WLAN.")
    await read_guests(stage.office, HOME)
    found = await letter(stage)
    assert found.text == "Ja, auch auf dem Dach haben wir WLAN."
    assert found.back == "Oui, sur le toit aussi."


async def test_trouble_is_tried_three_times_a_minute_apart_and_an_empty_purse_not_at_all(
    stage: Stage,
) -> None:
    reader = ScriptedReader(trouble=Trouble.BUSY)
    with_model(stage, reader)
    await heard(stage, WIFI)
    for _ in range(6):
        await read_guests(stage.office, HOME)
        stage.clock.pass_(seconds=40)
    assert len(reader.seen) == 3
    budget = replace(stage.office.budget, day=stage.office.budget.day * 0)
    stage.office = replace(stage.office, budget=budget)
    await heard(stage, WIFI, "m2", address="other@example.org")
    await read_guests(stage.office, HOME)
    assert len(reader.seen) == 3


async def test_a_model_that_obeys_the_guest_has_no_effect(stage: Stage) -> None:
    """It answers, translates and judges in the attacker's own words: none of them reaches a draft or a setting."""
    number = 0
    for number, (template, goal) in enumerate(attacks(), 1):
        if number % 12:
            continue
        words = attack(template, goal)
        with_model(stage, ScriptedReader({"French": words}, f"wifi | {words}", "ok"))
        await heard(stage, f"Is there wifi? {words}", f"a{number}", address=f"a{number}@example.org")
        await read_guests(stage.office, HOME)
    assert number > 200
    for one in await standing(stage, State.DRAFT, State.QUEUED, State.SENT):
        assert MARK not in one.text
        assert EVIL not in one.text
        assert not one.body.get("by_model")
    async with stage.store.reading(HOME) as unit:
        filed = await unit.proposals.recent(1000)
        assert not await unit.settings.all()
    assert all(isinstance(one.action, AnswerGuest) for one in filed)
    assert stage.clock.now >= NOW
