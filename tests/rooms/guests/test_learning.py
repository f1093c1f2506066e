"""Does the house see what its people do with drafts, and ask its owner once for a standard, with its words?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from hashlib import sha256

import pytest

from domain.consent.proposal import State as Standing
from domain.guests.playbook.house_rules import SetRule
from domain.guests.playbook.learned import Corrected, lessons
from domain.guests.thread import Door, State, Way
from governance.guests.learning import propose_standard
from governance.guests.standards import standards
from governance.guests.waiting import watch_clocks
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import heard, with_facts

DRAFTED = "Dear Anna Weber,\n\nYes, rest assured there is Wi-Fi in the house.\n\nWith kind regards,\nthe team"
SENT = "Dear Anna Weber,\n\nYes, there is Wi-Fi in the house.\n\nWith kind regards,\nthe team of Villa Thaifa"
AGAINST = (
    "Dear Anna Weber,\n\nYes, there is Wi-Fi in the house!!!\n\nWith kind regards,\nthe team of Villa Thaifa"
)


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


async def edited(stage: Stage, number: int, drafted: str | None, sent: str) -> None:
    """One guest who was answered in a person's own words, beside what a model had drafted."""
    who = {"name": "Anna Weber", "address": f"g{number}@example.org"}
    asked = await heard(stage, "Is there wifi?", f"m{number}", **who)
    async with stage.store.unit(HOME) as unit:
        thread = await unit.guest_threads.certain(asked.thread)
        for by, state, text in (("house", State.DROPPED, drafted), ("person:1", State.SENT, sent)):
            if text is not None:
                await unit.guest_messages.keep(
                    sha256(f"{number}{by}".encode()).hexdigest(),
                    *(thread, Way.OUT, Door.EMAIL, asked.address),
                    state=state.value,
                    text=text,
                    language="en",
                    at=stage.clock(),
                    kept_at=stage.clock(),
                    by=by,
                    sent_at=stage.clock() if state is State.SENT else None,
                    answers=asked.id,
                    body={"by_model": True} if by == "house" else {},
                )


async def cards(stage: Stage) -> list[SetRule]:
    return [one.action for one in await stage.all() if isinstance(one.action, SetRule)]


async def test_words_taken_out_three_times_are_one_card_and_the_owners_tap_makes_the_rule(
    stage: Stage,
) -> None:
    for number in (1, 2):
        await edited(stage, number, DRAFTED, SENT)
    await propose_standard(stage.office, HOME)
    assert await cards(stage) == []
    await edited(stage, 3, DRAFTED, SENT)
    stage.clock.pass_(hours=24)
    for _ in range(2):
        await watch_clocks(stage.office, HOME)
    [action] = await cards(stage)
    assert (action.words, action.retired) == (("rest assured",), False)
    [card] = [one for one in await stage.all() if isinstance(one.action, SetRule)]
    assert [phrase.key for phrase in card.reasons][:1] == ["playbook.taken_out"]
    assert (await stage.tap(card, "ok")).alert is None
    await stage.carry()
    async with stage.store.reading(HOME) as unit:
        assert [one.words for one in (await standards(unit)).own] == [("rest assured",)]


async def test_a_refused_card_is_not_asked_again(stage: Stage) -> None:
    for number in range(3):
        await edited(stage, number, DRAFTED, SENT)
    await propose_standard(stage.office, HOME)
    [card] = [one for one in await stage.all() if isinstance(one.action, SetRule)]
    await stage.tap(card, "no")
    stage.clock.pass_(hours=24)
    await propose_standard(stage.office, HOME)
    assert len(await cards(stage)) == 1
    assert (await stage.now(card)).state is not Standing.APPLIED


async def test_without_a_model_a_rule_that_people_write_against_is_offered_for_retiring(stage: Stage) -> None:
    for number in range(3):
        await edited(stage, number, None, AGAINST)
    await propose_standard(stage.office, HOME)
    [action] = await cards(stage)
    assert action.retired
    assert action.rule
    assert not action.words


def seen(drafted: str | None, sent: str, threads: int = 3) -> list[Corrected]:
    return [Corrected(n, sent, drafted, "en", "Is there wifi?", "Anna Weber") for n in range(threads)]


async def test_what_somebody_let_go_once_the_houses_own_words_and_figures_are_no_lesson(stage: Stage) -> None:
    async with stage.store.reading(HOME) as unit:
        book = await standards(unit)
    kept = [*seen(DRAFTED, SENT), Corrected(9, DRAFTED, None, "en", "", None)]
    assert [one.never for one in lessons(kept, book) if one.never] == []
    own = "Thank you for your message."
    assert [one.never for one in lessons(seen(f"{SENT} {own}", SENT), book) if "thank" in one.never] == []
    assert not lessons(seen(f"{SENT} Room 12 costs 900.", SENT, 2), book)
    blocked = seen(None, f"{SENT} See https://evil.example")
    assert not [one for one in lessons(blocked, book) if one.rule in {"M01", "M02", "M17", "M18", "M36"}]
