"""How long does the house need for a brief by itself, and for taking in a resort's three years?"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.bot.timing import told
from bot.compose import opened
from bot.demo.session import session
from bot.imports import Wish, import_path
from bot.settings import Settings
from bot.telegram.render import render
from bot.words.phrases import Words
from directors import seated
from governance.board import Board
from governance.day.morning import written
from governance.office import Office, snapshot

ROOT = Path(__file__).parent.parent.parent
RESORT = ROOT / "data" / "specs" / "resort"
FILE = ROOT / "benchmarks" / "data" / "resort_bookings.csv.gz"
ROUNDS = 40
IN_2017 = date(2017, 5, 15)


async def repeated(name: str, act: Callable[[], Awaitable[object]]) -> None:
    """Warm, then measured."""
    await act()
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        await act()
        seconds.append(time.perf_counter() - begun)
    told(name, seconds)


async def briefs(name: str, office: Office, property_id: str, day: date | None) -> None:
    """The parts and the whole of what happens at nine, up to the text that Telegram would be sent."""

    async def reading() -> None:
        async with office.store.reading(property_id) as unit:
            await snapshot(office, unit, as_of=day)

    async def whole() -> None:
        async with office.store.reading(property_id) as unit:
            house = await snapshot(office, unit, as_of=day)
            brief = await written(office, unit, house, house.today)
        render(brief.reply, Words("fr", zone=house.hotel.zone, today=house.today))

    await repeated(f"{name}: the House from its rows", reading)
    await repeated(f"{name}: the whole brief", whole)


async def sample() -> None:
    """Twelve rooms, a year and more behind them."""
    with tempfile.TemporaryDirectory() as folder:
        async with session(Path(folder), datetime.now(UTC).date()) as shown:
            await briefs("sample house, 12 rooms", shown.office, shown.caller.property_id, None)


async def resort() -> None:
    """187 rooms, 39,676 reservations."""
    with tempfile.TemporaryDirectory() as folder:
        now = datetime.now(UTC)
        async with opened(Settings.model_construct(lhcm_home=Path(folder))) as store:
            await import_path(store, RESORT, now, Wish())
            begun = time.perf_counter()
            mapping = RESORT / "imports" / "bookings.yaml"
            done = await import_path(store, FILE, now, Wish(mapping=mapping))
            spent = time.perf_counter() - begun
            print(f"{'resort: import of its file':44} {spent:6.1f} s   {done.counts}")
            office = Office(store, Board(seated()), lambda: now)
            await briefs("resort, 187 rooms, a day of 2017", office, done.property_id or "", IN_2017)


def main() -> None:
    """Both houses."""
    asyncio.run(sample())
    asyncio.run(resort())
