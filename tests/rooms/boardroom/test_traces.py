"""Does anything of what was decided, typed or looked for stand in an address or in a log?"""

from __future__ import annotations

import logging
import re

import pytest

from boardroom.table import all_views
from domain.bookings.reservation import Guest
from tests.makers import NOW, reservation
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME, filed

TOLD = ("2345", "zanzibar", "Ottoline", "ottoline@example.org")
LINKS = re.compile(r'(?:href|action|src)="([^"]*)"')


async def test_no_address_and_no_log_says_what_was_decided_typed_or_looked_for(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    browser, card = await stage.inside(), await filed(stage.wired)
    booked = reservation("R9", guest=Guest(name="Ottoline", country="FR", email="ottoline@example.org"))
    async with stage.office.store.unit(HOME) as unit:
        await unit.reservations.ingest(booked, "hash", NOW, "test")
    caplog.set_level(logging.INFO)
    addresses: list[str] = []
    deeds: tuple[tuple[str, dict[str, str]], ...] = (
        ("/answer", {"number": str(card.number), "words": "2345"}),
        ("/speak", {"words": "qui est Ottoline de zanzibar ?"}),
        ("/find", {"words": "zanzibar 2345"}),
        ("/touch", {"tap": "x:zanzibar:2345", "back": "/conseil"}),
    )
    for path, fields in deeds:
        answer = await browser.post(path, None, **fields)
        addresses.append(answer.headers["location"])
        addresses += LINKS.findall((await browser.followed(answer)).text)
    for view in all_views():
        addresses += LINKS.findall((await browser.get(view.path)).text)
    assert len(addresses) > 100
    assert [(one, word) for one in addresses for word in TOLD if word in one] == []
    assert [word for word in TOLD if word in caplog.text] == []
