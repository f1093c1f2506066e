"""Are answers kept with who said them, shown while they differ, and does the house become what is known of it?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.imports import import_spec
from domain.consent.rights import Role
from domain.finding import Severity
from governance.board import Board
from governance.house.answering import tapped, typed
from governance.house.asking import _rows, ask_if_due, decision, next_for, put, question, questions_of
from governance.office import Office, snapshot
from store.consent.people import Member
from store.engine import open_store
from store.unit import Unit
from tests.fresh import pilot_house
from tests.journeys.pilot import SPEC
from tests.makers import NOW

HOME = "villa-thaifa"


class Clock:
    now = NOW + timedelta(hours=2)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    url = pilot_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    for telegram, name, role in ((1, "Said", Role.OWNER), (2, "Omar", Role.OPERATOR)):
        async with store.hall() as hall:
            person = await hall.upsert_person(telegram, name, "fr")
        async with store.unit(HOME) as unit:
            await unit.people.add_member(person.id, role, NOW)
    yield Office(store, Board(()), Clock())
    await store.close()


async def people(unit: Unit) -> tuple[Member, Member]:
    found = {m.person.name: m for m in await unit.people.members()}
    return found["Said"], found["Omar"]


async def test_answers_that_differ_are_both_kept_until_an_owner_decides(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        said, omar = await people(unit)
        await tapped(office, unit, omar, "check_in", "0")
        await tapped(office, unit, said, "check_in", "1")
        differing = (await questions_of(unit)).of("check_in")
        assert differing is not None
        assert [one.value for one in differing.differing] == ["14:00", "15:00"]
        shown = next_for((await questions_of(unit)).found, said)
        assert shown is not None
        assert shown.ask.key == "check_in"
        refused = await tapped(office, unit, omar, "check_in", decision(differing.differing[1]))
        assert refused.alert is not None
        await tapped(office, unit, said, "check_in", decision(differing.differing[1]))
        decided = (await questions_of(unit)).of("check_in")
        assert decided is not None
        assert (decided.value, len(decided.answers)) == ("15:00", 3)
        assert [one.confidence for one in decided.answers] == ["stated", "stated", "decided"]
        assert (await unit.property.get()).check_in == time(15)
        assert (await unit.journal.verify()).ok


async def test_a_decision_on_an_older_message_means_the_answer_that_is_written_on_it(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        said, omar = await people(unit)
        await tapped(office, unit, omar, "check_in", "0")  # 14:00
        await tapped(office, unit, said, "check_in", "1")  # 15:00
        before = (await questions_of(unit)).of("check_in")
        assert before is not None
        older = [button.data for row in _rows(before) for button in row]
        await tapped(
            office, unit, omar, "check_in", "2"
        )  # Omar changes his mind: his line is another one now
        verb = older[0].rpartition(":")[2]
        await tapped(office, unit, said, "check_in", verb)
        decided = (await questions_of(unit)).of("check_in")
        assert decided is not None
        assert decided.value == "14:00"
        for unknown in ("d0", "d1", "d", "dffffff"):
            refused = await tapped(office, unit, said, "check_in", unknown)
            assert refused.alert is not None
        assert all(len(one) <= 64 for one in older)


async def test_what_is_answered_closes_its_gap_and_survives_the_specs(office: Office) -> None:
    async with office.store.reading(HOME) as unit:
        before = await snapshot(office, unit)
    assert any(gap.key.startswith("currency:") for gap in before.gaps)
    async with office.store.unit(HOME) as unit:
        said, _ = await people(unit)
        await tapped(office, unit, said, "currency", "1")
        await put(
            unit,
            said,
            question((await questions_of(unit)).found[3], before.gaps[0].phrase),
            "price.triple",
            office.clock(),
            unasked=False,
        )
        assert await typed(office, unit, said, "170 €", replied=False)
    await import_spec(office.store, SPEC, NOW, dry_run=False)
    async with office.store.reading(HOME) as unit:
        after = await snapshot(office, unit)
    assert after.hotel.currency == "EUR"
    assert (kind := after.hotel.room_type("triple")) is not None
    assert (kind.base, kind.sample) == (Decimal(170), False)
    assert not any(gap.key.startswith("currency:") for gap in after.gaps)
    assert any(gap.severity is Severity.P1 for gap in after.gaps)


async def test_who_does_not_know_is_not_asked_again_and_words_are_never_taken_by_mistake(
    office: Office,
) -> None:
    async with office.store.unit(HOME) as unit:
        said, omar = await people(unit)
        await tapped(office, unit, said, "currency", "dk")
        following = next_for((await questions_of(unit)).found, said)
        assert following is not None
        assert following.ask.key != "currency"
        still = next_for((await questions_of(unit)).found, omar)
        assert still is not None
        assert not await typed(office, unit, said, "remplir février", replied=False)
        assert not await typed(office, unit, replace(omar, role=Role.STAFF), "1 500", replied=True)


async def says(office: Office, unit: Unit, member: Member, key: str, words: str) -> bool:
    """What he types to a question that stands before him."""
    await unit.house_facts.ask(member.person.id, key, office.clock(), unasked=False)
    return await typed(office, unit, member, words, replied=False)


async def base(unit: Unit) -> Decimal | None:
    kind = (await unit.property.get()).room_type("triple")
    assert kind is not None
    return kind.base


async def test_a_price_is_void_once_the_house_sells_in_another_currency(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        said, omar = await people(unit)
        await tapped(office, unit, said, "currency", "=EUR")
        assert await says(office, unit, said, "price.triple", "170")
        await tapped(office, unit, omar, "currency", "=MAD")  # on a message from before Said's tap
        assert await base(unit) == Decimal(170), "nothing is void while they differ"
        told = (await questions_of(unit)).answers["currency"]
        await tapped(office, unit, said, "currency", decision(told[-1]))
        assert (await unit.property.get()).currency == "MAD"
        assert await base(unit) is None
        again = (await questions_of(unit)).of("price.triple")
        assert again is not None
        assert not again.settled
        assert await says(office, unit, said, "price.triple", "1 700 dh")
        assert await base(unit) == Decimal(1700)


async def test_a_price_in_a_currency_that_nobody_has_settled_asks_for_the_currency_first(
    office: Office,
) -> None:
    async with office.store.unit(HOME) as unit:
        said, _ = await people(unit)
        assert await says(office, unit, said, "price.triple", "170 €")
        before = await unit.house_facts.asked(said.person.id)
        assert before is not None
        assert before[0] == "currency"
        assert await unit.house_facts.answers() == {}
        assert await says(office, unit, said, "price.triple", "170")  # in whichever it will be
        await tapped(office, unit, said, "currency", "1")
        assert await base(unit) == Decimal(170)
        assert not await says(office, unit, said, "price.family", "1 700 dh"), "the house sells in EUR now"


async def test_by_itself_one_question_at_a_time_hours_apart_a_few_a_day(office: Office) -> None:
    clock = office.clock
    assert isinstance(clock, Clock)
    asked = 0
    async with office.store.unit(HOME) as unit:
        said, _ = await people(unit)
        await unit.briefs.claim(NOW.date(), NOW)
    for _hour in range(9):
        clock.now += timedelta(hours=1)
        await ask_if_due(office, HOME)
        async with office.store.unit(HOME) as unit:
            before = await unit.house_facts.asked(said.person.id)
            if before is not None:
                asked += 1
                await tapped(office, unit, said, before[0], "stop")
    assert asked == 3
