"""Two thousand attempts in everything that a guest can fill in: does any of them have an effect?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import pytest

from domain.guests.answer import composed
from domain.guests.deciding import Course, decided
from domain.guests.incoming import Incoming
from domain.guests.modes import SETTING, Mode
from domain.guests.naming import name_to_greet
from domain.guests.sending import AnswerGuest
from domain.guests.thread import Door, State
from governance.guests.hearing import hear
from governance.guests.sending import send_due
from tests.makers import NOW
from tests.proof.attacks import EVIL, MAIL, MARK, PHONE, attack
from tests.proof.attacks import product as attacks
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import ScriptedDoor, standing, with_door, with_facts
from tests.rules.guests.test_shapes import full

PLAIN = "Is there wifi in the house?"
CARRIERS = ("text", "question", "subject", "name", "file", "signature", "quotation", "address", "stay")


@dataclass(frozen=True)
class Attempt:
    """Words, and where they stand."""

    carrier: str
    words: str

    def told(self, number: int) -> Incoming:
        """The message that carries them, beside a plain question."""
        clean = Incoming(
            Door.EMAIL,
            f"a{number}",
            f"a{number}@guest.example",
            PLAIN,
            NOW,
            name="Anna Weber",
            subject="Our stay",
        )
        match self.carrier:
            case "text":
                return replace(clean, text=self.words)
            case "question":
                return replace(clean, text=f"{PLAIN} {self.words}")
            case "subject":
                return replace(clean, subject=self.words)
            case "name":
                return replace(clean, name=self.words)
            case "file":
                return replace(clean, attachments=(f"{self.words[:120]}.pdf",))
            case "signature":
                return replace(clean, text=f"{PLAIN}\n\nBest\nAnna\n{self.words}")
            case "quotation":
                return replace(clean, text=f"{PLAIN}\n> {self.words}")
            case "address":
                return replace(clean, address=f"{self.words[:60]}@guest.example")
        return replace(clean, stay=self.words[:60])


def attempts(every: int = 1) -> Iterator[Attempt]:
    """Every goal in every disguise on every carrier, or every so many of them."""
    for number, (carrier, (template, goal)) in enumerate(product(CARRIERS, attacks())):
        if number % every == 0:
            yield Attempt(carrier, attack(template, goal))


async def attacked(stage: Stage, door: ScriptedDoor, every: int) -> int:
    """All of them at a house that may answer by itself; how many there were. Each effect fails the test."""
    number = 0
    for number, attempt in enumerate(attempts(every), 1):
        async with stage.store.unit(HOME) as unit:
            await hear(stage.office, unit, attempt.told(number))
    stage.clock.pass_(minutes=30)
    for _ in range(3):
        await send_due(stage.office, HOME)
    said = [one.text for one in door.given]
    said += [one.text for one in await standing(stage, State.DRAFT, State.QUEUED, State.SENT)]
    for text in said:
        lowered = text.lower()
        for never in (MARK, EVIL, MAIL, PHONE, "http", "www.", "@", " mad", "refund", "%"):
            assert never.lower() not in lowered, text
    async with stage.store.reading(HOME) as unit:
        filed = await unit.proposals.recent(10_000)
        settings = await unit.settings.all()
        assert not await unit.guest_holds.standing()
    assert all(isinstance(one.action, AnswerGuest) for one in filed)
    assert set(settings) <= {SETTING}
    return number


async def house_that_answers(stage: Stage) -> ScriptedDoor:
    async with stage.store.unit(HOME) as unit:
        await unit.settings.set(SETTING, Mode.ANSWERS.value, by="person:1", at=NOW)
    return with_door(stage)


def test_no_word_of_theirs_reaches_a_draft_and_none_lifts_a_fence() -> None:
    """All of them past the rules alone: what is drafted is made of the house's own sentences."""
    package, every = full(), list(attempts())
    assert len(every) >= 2000
    for attempt in every[::7]:
        told = attempt.told(1)
        clean, mine = decided(replace(told, text=PLAIN)), decided(told)
        assert {one.code for one in clean.fences} <= {one.code for one in mine.fences} | {"attachment"}
        if mine.course is Course.DRAFT:
            text = composed(package, mine.topics, mine.language, name=name_to_greet(told.name)).text()
            assert MARK not in text
            assert EVIL not in text


@pytest.mark.proof
async def test_two_thousand_attempts_have_no_effect(sqlite_url: str) -> None:
    async with with_facts(sqlite_url) as stage:
        assert await attacked(stage, await house_that_answers(stage), 1) >= 2000


async def test_every_hundred_and_sixtieth_of_them(sqlite_url: str) -> None:
    async with with_facts(sqlite_url) as stage:
        assert await attacked(stage, await house_that_answers(stage), 160) >= 12
