"""Do words spoken into the page go the way of typed words, and is the brief heard there?"""

import re
from dataclasses import dataclass, replace

import pytest

from boardroom.deeds.voice import LARGEST
from channels.hearing import Heard, Unheard
from channels.speech.espeak import Espeak
from channels.speech.synthesis import MP3
from tests.rooms.boardroom.stage import Browser, Stage, on_stage
from tests.rooms.bot.wired_office import HOME


@dataclass
class Twin:
    """Ears that hear what the test says."""

    heard: Heard | None

    async def hear(self, audio: bytes, language: str) -> Heard:
        assert (audio, language) == (b"\x1aE\xdf\xa3note", "fr")
        if self.heard is None:
            raise Unheard("away")
        return self.heard


async def say_into(browser: Browser, note: bytes = b"\x1aE\xdf\xa3note") -> str:
    answer = await browser.client.post("/hear", content=note, headers={"x-csrf": browser.csrf})
    assert answer.json() == {"to": "/conseil"}
    return (await browser.get("/conseil")).text


def hearing(stage: Stage, heard: Heard | None) -> Stage:
    return on_stage(stage, replace(stage.office, ears=Twin(heard)))


async def test_a_spoken_order_is_shown_and_becomes_a_card_at_most(stage: Stage) -> None:
    there = hearing(stage, Heard("remplir février sans descendre sous 1400 MAD"))
    browser = await there.inside()
    page = await say_into(browser)
    assert "J’ai entendu" in page
    assert "mille quatre cents" in page
    [yes] = set(re.findall(r"heard:[\w-]+:yes", page))
    async with stage.office.store.reading(HOME) as unit:
        assert not await unit.proposals.open(), "what was heard is not yet what was said"
    answer = await browser.post("/touch", tap=yes, back="/conseil")
    assert answer.status_code == 303
    async with stage.office.store.reading(HOME) as unit:
        [card] = await unit.proposals.open()
        assert card.decided_by is None
        assert not await unit.attempts.of(card.id)


@pytest.mark.parametrize(
    "heard", [Heard("remplir février sans descendre sous 1400 MAD", sure=False), Heard("", sure=False), None]
)
async def test_what_is_not_sure_or_not_heard_does_nothing(stage: Stage, heard: Heard | None) -> None:
    browser = await hearing(stage, heard).inside()
    await say_into(browser)
    async with stage.office.store.reading(HOME) as unit:
        assert not await unit.proposals.open()


async def test_no_note_from_elsewhere_and_none_without_end(stage: Stage) -> None:
    browser = await hearing(stage, Heard("bonjour")).inside()
    assert (await browser.client.post("/hear", content=b"x")).status_code == 403
    token = {"x-csrf": browser.csrf}
    assert (
        await browser.client.post("/hear", content=b"x" * (LARGEST + 1), headers=token)
    ).status_code == 413


async def test_the_brief_is_heard_on_the_page(stage: Stage) -> None:
    browser = await stage.inside()
    assert (await browser.get("/ecouter")).status_code == 404
    assert "<audio" not in (await browser.get("/")).text
    browser = await on_stage(stage, replace(stage.office, voice=Espeak())).inside()
    assert 'src="/ecouter"' in (await browser.get("/")).text
    first, again = await browser.get("/ecouter"), await browser.get("/ecouter")
    assert first.content.startswith(MP3)
    assert first.content == again.content
