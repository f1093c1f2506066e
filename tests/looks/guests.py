"""A conversation with a guest as its owner and as the guest see it: `python -m tests.looks.guests FOLDER`.

In French, English and Arabic, at 390 points; the Arabic one asks for a room and gets an offer with amounts. Needs
Chromium; not part of the tests. All of it is invented.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.telegram.drawing import Faces
from bot.words.catalogue import Language
from domain.guests.thread import State
from domain.house.snapshot import RESERVATIONS
from domain.prices.rates import Cell, CellValue
from governance.guests.cards import opened
from governance.guests.threads import conversation
from tests.fresh import empty_house
from tests.looks.draw import draw, page, told
from tests.makers import NOW, TODAY, villa
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import heard, with_facts

FIRST = TODAY + timedelta(days=20)
LAST = FIRST + timedelta(days=3)
ASKED = {
    "fr": "Bonsoir, la maison a-t-elle une piscine ? Et le Wi-Fi dans la chambre ?",
    "en": "Good evening, is there a pool? And can we have our money back for the taxi?",
    "ar": f"مساء الخير، هل لديكم غرفة من {FIRST:%d/%m/%Y} إلى {LAST:%d/%m/%Y}؟ 2 بالغين. هل يوجد مسبح؟",
}
READERS: tuple[Language, ...] = ("fr", "en")
NAMES = {"fr": "Claire Martin", "en": "Anna Weber", "ar": "ليلى العلوي"}


async def shown(folder: Path) -> None:
    """Every picture of one house."""
    with tempfile.TemporaryDirectory() as home:
        url = await asyncio.to_thread(empty_house, Path(home) / "house.db")
        async with with_facts(url) as stage:
            await priced(stage)
            for language, text in ASKED.items():
                await one(stage, folder, language, text)


async def priced(stage: Stage) -> None:
    nights = [FIRST + timedelta(days=n) for n in range(3)]
    prices = {"junior-suite": 2000, "double-superior": 1500}
    cells = {Cell(c, n): CellValue(price=Decimal(p)) for c, p in prices.items() for n in nights}
    async with stage.store.unit(HOME) as unit:
        await unit.calendar.set_target(cells, NOW, "panel")
        await unit.channels.read_well(RESERVATIONS, stage.clock())


async def one(stage: Stage, folder: Path, language: str, text: str) -> None:
    message = await heard(stage, text, f"m-{language}", name=NAMES[language], address=f"{language}@x.example")
    async with stage.store.reading(HOME) as unit:
        thread = await conversation(unit, message.thread)
        cards = [
            p.id for p in await unit.proposals.open() if getattr(p.action, "thread", 0) == message.thread
        ]
        drafts = [d for d in await unit.guest_messages.in_state(State.DRAFT) if d.thread == message.thread]
        assert thread is not None
        for reader in READERS:
            faces = Faces(stage.office)
            chat: list[dict[str, Any]] = told(faces.plain(opened(thread, reader), reader, villa()), "23:06")
            for number in cards:
                payload = {"proposal": number}
                chat += told(await faces.card(HOME, payload, stage.owner, reader), "07:01")
            draw(page(chat), folder / f"owner-{language}-{reader}.png")
    guest = [{"text": text, "time": "23:05", "mine": True}]
    guest += [{"text": one.text, "time": "07:04"} for one in drafts]
    draw(page(guest), folder / f"guest-{language}.png")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(shown(target))
