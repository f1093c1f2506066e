"""Is a guest's voice note his message where it was heard surely, and a person's to hear where it was not?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.intake.guest_bot import GuestRoom
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from channels.guest_bot.messenger import GuestBot
from channels.hearing import Heard, Unheard
from domain.guests.thread import Message, State
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import standing, with_facts
from tests.twins.guest_telegram import BASE, TOKEN, GuestTelegramTwin, update

NOTE = b"OggS a guest speaks"
WIFI = "Gibt es WLAN im Haus?"


@dataclass
class Listener:
    """Hears what it was told to hear; None: nothing can be heard."""

    says: Heard | None
    asked: tuple[bytes, str] | None = None

    async def hear(self, audio: bytes, language: str) -> Heard:
        self.asked = (audio, language)
        if self.says is None:
            raise Unheard
        return self.says


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        stage.clock.now = datetime.fromtimestamp(1_792_000_000, UTC) + timedelta(minutes=5)
        yield stage


def spoken(file: str = "note", seconds: int = 4) -> dict[str, Any]:
    voice = {"file_id": file, "duration": seconds, "file_size": len(NOTE)}
    told = update(1, "", more={"voice": voice})
    del told["message"]["text"]
    return told


async def after(stage: Stage, ears: Listener, told: dict[str, Any]) -> Message:
    twin = GuestTelegramTwin(chats={77}, notes={"note": NOTE}, waiting=[told])
    bot = GuestBot(TOKEN, BASE, stage.clock, twin.client())
    stage.office = replace(stage.office, ears=ears)
    await GuestRoom(stage.office, Bench(stage.office, Faces(stage.office)), HOME, bot).look()
    [message] = await standing(stage, State.WAITING)
    assert twin.sent == []  # heard or not, nothing leaves by itself
    return message


async def test_words_heard_surely_are_the_guests_message(stage: Stage) -> None:
    ears = Listener(Heard(WIFI))
    message = await after(stage, ears, spoken())
    assert ears.asked == (NOTE, "de")
    assert message.text == WIFI
    assert message.body["fences"] == []
    assert await standing(stage, State.DRAFT)


@pytest.mark.parametrize("heard", [Heard(WIFI, sure=False), Heard(""), None])
async def test_a_doubtful_note_is_a_persons_to_hear(stage: Stage, heard: Heard | None) -> None:
    message = await after(stage, Listener(heard), spoken())
    assert [code for code, _ in message.body["fences"]] == ["attachment"]
    assert message.text == ""
    assert not await standing(stage, State.DRAFT)


@pytest.mark.parametrize("told", [spoken("gone"), spoken(seconds=91)])
async def test_a_note_that_is_gone_or_too_long_is_not_lost(stage: Stage, told: dict[str, Any]) -> None:
    ears = Listener(Heard(WIFI))
    message = await after(stage, ears, told)
    assert ears.asked is None
    assert [code for code, _ in message.body["fences"]] == ["attachment"]
