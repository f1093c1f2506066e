"""Does the real spec, with no wire at all, show what is true of agencies, synchronisation and data?"""

from __future__ import annotations

from pathlib import Path

from bot.commands.day.status import standing
from bot.imports import import_spec
from bot.terminal import render_text
from bot.words.phrases import Words
from directors import seated
from governance.board import Board
from governance.day.brief.status import Level
from governance.day.status import executive_json, executive_reply
from governance.office import Office
from store.engine import open_store
from store.schema import migrate
from tests.journeys.pilot import SPEC
from tests.makers import CASABLANCA, NOW


async def test_the_real_house_without_an_api(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'house.sqlite3'}"
    await migrate(url)
    store = open_store(url)
    await import_spec(store, SPEC, NOW, dry_run=False)
    async with store.reading("villa-thaifa") as unit:
        found = await standing(Office(store, Board(seated()), lambda: NOW), unit)
    await store.close()
    levels = {light.key: light.level for light in found.lights}
    assert (levels["otas"], levels["sync"], levels["data"]) == (Level.BAD, Level.WARN, Level.WARN)
    shown = render_text(executive_reply(found), Words("fr", zone=CASABLANCA, today=NOW.date()))
    text = " ".join(shown.split())
    assert "🔴 OTA 1/10" in text
    assert "🟠 Synchro, incident R599233355" in text
    assert "🟠 Données : manquent la monnaie, les types, les prix" in text
    assert "Incident ouvert, R599233355" in text
    assert "HotelRunner" in text
    assert executive_json(found)["lights"]["agents"] == "unknown"
