"""Does the real spec, with no wire at all, show what is true of agencies, synchronisation and data?"""

from __future__ import annotations

from pathlib import Path

from bot.terminal import render_text
from bot.words.phrases import Words
from directors import seated
from governance.board import Board
from governance.day.brief.status import Level
from governance.day.standing import standing
from governance.day.status import executive_json, executive_reply
from governance.office import Office
from store.engine import open_store
from tests.fresh import pilot_house
from tests.makers import CASABLANCA, NOW


async def test_the_real_house_without_an_api(tmp_path: Path) -> None:
    url = pilot_house(tmp_path / "house.sqlite3")
    store = open_store(url)
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
