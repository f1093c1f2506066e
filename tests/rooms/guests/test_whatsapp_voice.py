"""Is what a guest says into WhatsApp his message where it was heard surely, and is nothing of it kept?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.web.whatsapp import WhatsAppHook
from channels.hearing import Heard, Unheard
from channels.whatsapp.messenger import LARGEST, WhatsAppAccount, WhatsAppMessenger
from domain.guests.thread import Door, State
from store.house.shelf import Shelf
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import standing, with_facts
from tests.twins.whatsapp import (
    NUMBER_ID,
    SECRET,
    TOKEN,
    VERIFY,
    WhatsAppTwin,
    delivery,
    signed,
    text,
    voice,
)

NOTE = b"OggS a guest speaks"
POOL = "Is there a swimming pool?"
WRITTEN = datetime.fromtimestamp(1_792_000_000, UTC)


@dataclass
class Listener:
    """Hears what it was told to hear; None: nothing can be heard."""

    says: Heard | None
    asked: list[tuple[bytes, str]] = field(default_factory=list)

    async def hear(self, audio: bytes, language: str) -> Heard:
        self.asked.append((audio, language))
        if self.says is None:
            raise Unheard
        return self.says


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with with_facts(sqlite_url) as stage:
        stage.clock.now = WRITTEN + timedelta(minutes=1)
        yield stage


async def posted(stage: Stage, twin: WhatsAppTwin, ears: Listener, body: dict[str, Any]) -> None:
    door = WhatsAppMessenger(WhatsAppAccount(TOKEN, NUMBER_ID), stage.clock, twin.client())
    office = replace(stage.office, ears=ears, doors={HOME: {Door.WHATSAPP: door}})
    hook = WhatsAppHook(office, Bench(office, Faces(office)), HOME, NUMBER_ID, SECRET, VERIFY)
    transport = httpx.ASGITransport(Starlette(routes=[hook.route]))
    raw, signature = signed(body)
    async with httpx.AsyncClient(transport=transport, base_url="http://house") as client:
        answer = await client.post("/whatsapp", content=raw, headers={"X-Hub-Signature-256": signature})
    assert answer.status_code == 200


def holding(folder: Path, content: bytes) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and content in one.read_bytes()]


async def test_words_heard_surely_are_the_message_and_the_recording_is_kept_nowhere(
    stage: Stage, tmp_path: Path
) -> None:
    stage.office = replace(stage.office, home=tmp_path, shelf=Shelf(tmp_path / "documents"))
    ears, twin = Listener(Heard(POOL)), WhatsAppTwin(media={"77": NOTE})
    await posted(stage, twin, ears, delivery(voice("77"), text("And wifi?", "wamid.B", 1_792_000_030)))
    assert ears.asked == [(NOTE, "")]  # nobody says which language he speaks
    said = await standing(stage, State.WAITING)
    assert [one.text for one in said] == [POOL, "And wifi?"]
    assert said[0].body["fences"] == []
    assert holding(tmp_path, NOTE) == []


@pytest.mark.parametrize("heard", [Heard(POOL, sure=False), Heard(""), None])
async def test_what_is_not_heard_surely_is_a_persons_to_hear(stage: Stage, heard: Heard | None) -> None:
    await posted(stage, WhatsAppTwin(media={"77": NOTE}), Listener(heard), delivery(voice("77")))
    [message] = await standing(stage, State.WAITING)
    assert message.text == ""
    assert [code for code, _ in message.body["fences"]] == ["attachment"]


@pytest.mark.parametrize(
    ("twin", "told"),
    [
        (WhatsAppTwin(), voice("77")),  # gone
        (WhatsAppTwin(media={"77": b"x" * (LARGEST + 1)}), voice("77")),
        (WhatsAppTwin(media={"77": NOTE}, kept_at="https://elsewhere.example/"), voice("77")),
        (WhatsAppTwin(media={"77": NOTE}, kept_at="http://lookaside.fbsbx.com/"), voice("77")),
        (WhatsAppTwin(media={"77": NOTE}), voice("../77/messages")),
        (WhatsAppTwin(media={"77": NOTE}), voice("77", context={"forwarded": True})),
        (WhatsAppTwin(media={"77": NOTE}), voice("77") | {"audio": {"id": "77", "voice": False}}),
    ],
)
async def test_nothing_else_is_fetched_or_heard_and_nothing_is_lost(
    stage: Stage, twin: WhatsAppTwin, told: dict[str, Any]
) -> None:
    ears = Listener(Heard(POOL))
    await posted(stage, twin, ears, delivery(told))
    assert ears.asked == []
    assert len(await standing(stage, State.WAITING)) == 1
