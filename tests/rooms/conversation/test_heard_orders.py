"""What becomes of a hundred orders, said by a machine and heard by a model: the right card, a question, no effect?

The synthetic voice is harder to hear than a person. Whatever is heard wrongly is shown, and waits for a tap.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.command import Caller
from bot.telegram.spoken import acts
from channels.hearing import Heard
from channels.speech.espeak import Espeak
from channels.speech.whisper import LocalWhisper
from domain.consent.rights import Role
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.service.conftest import opened
from tests.rooms.service.test_guests import caller
from tests.rules.orders.telling import read
from tests.rules.tables import HERE


@pytest.fixture
async def wired(sqlite_url: str) -> AsyncIterator[Stage]:
    async for found in opened(sqlite_url):
        yield found


SPOKEN = [
    (line[:2], line[3:])
    for line in (HERE / "spoken.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
QUESTION = ("asks", "declines")
MODEL = "LHCM_EARS"  # a folder with a faster-whisper model; the figures are those of « base »


def test_they_are_a_hundred_and_each_is_an_order_when_typed() -> None:
    assert Counter(language for language, _ in SPOKEN) == {"fr": 50, "en": 50}
    assert len(set(SPOKEN)) == len(SPOKEN)
    assert [said for _, said in SPOKEN if read(said).startswith("declines")] == []


async def test_every_one_of_them_waits_for_a_tap_unless_it_only_asks_back(wired: Stage) -> None:
    for _, said in SPOKEN[::7]:
        waits = await acts(wired.office, caller(wired, Role.OWNER), said)
        assert waits or read(said).startswith(QUESTION), said
    for said in ("combien de chambres samedi", "who arrives tomorrow", "stop"):
        assert not await acts(wired.office, caller(wired, Role.OWNER), said)


@pytest.mark.proof
async def test_a_hundred_spoken_orders(wired: Stage) -> None:
    """Nothing is ever filed: what is not heard as it was said stands on the screen and waits."""
    folder = os.environ.get(MODEL)
    if not folder:
        pytest.skip(f"no model: {MODEL} names a folder with one")
    ears, voice, owner = LocalWhisper(Path(folder)), Espeak(), caller(wired, Role.OWNER)
    ends: Counter[str] = Counter()
    for language, said in SPOKEN:
        heard = await ears.hear(await voice.speak(said, language), language)
        end = await ended(wired, heard, read(said), owner)
        ends[f"{language} {end}"] += 1
        sys.stdout.write(f"{end:9} {said!r} <- {heard.words!r}{'' if heard.sure else ' (unsure)'}\n")
    sys.stdout.write(f"{dict(sorted(ends.items()))}\n")
    async with wired.store.reading(HOME) as unit:
        assert await unit.proposals.open() == []
        assert await unit.meals.between(wired.clock().date().replace(year=2020), wired.clock().date()) == []
    assert sum(ends.values()) == len(SPOKEN)


async def ended(stage: Stage, heard: Heard, meant: str, owner: Caller) -> str:
    """« right »: what was meant, behind a tap; « question »: asked back or to be said again; « shown »: something
    else was heard, and waits for a tap that nobody gives."""
    if not heard.sure or not heard.words:
        return "question"
    understood = read(heard.words)
    if understood == meant:
        return "right"
    if understood.startswith(QUESTION) or not await acts(stage.office, owner, heard.words):
        return "question"
    return "shown"
