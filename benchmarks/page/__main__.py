"""Milliseconds of processor for each view on the sample house (12 rooms) and on a resort (187), and its statements.

A look counts from the request to the whole answer, in process: no socket, no browser. Something is written before
each look, so that nothing is remembered of the one before. Processor time, because the machine is shared: `--all`
shows every look, `--small` leaves the resort out (its three years are read in first).
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import event
from sqlalchemy.engine import Engine
from starlette.applications import Starlette

from boardroom.app import routes
from boardroom.ports import Lobby
from boardroom.table import all_views
from bot.compose import opened
from bot.demo.session import session
from bot.imports import Wish, import_path
from bot.settings import Settings
from bot.telegram.drawing import Faces
from bot.web.hands import PhoneHands
from directors import seated
from domain.consent.rights import Role
from governance.board import Board
from governance.entrance.entering import link_for
from governance.office import Office
from store.consent.people import Member
from store.house.key import HouseKey

ROOT = Path(__file__).parent.parent.parent
RESORT = ROOT / "data" / "specs" / "resort"
FILE = ROOT / "benchmarks" / "data" / "resort_bookings.csv.gz"
IN_2017 = datetime(2017, 5, 15, 8, tzinfo=UTC)
LOOKS = 7
PLACE = "http://page.invalid"


@asynccontextmanager
async def inside(office: Office, property_id: str, member: Member) -> AsyncIterator[httpx.AsyncClient]:
    """A browser of somebody who is in."""
    lobby = Lobby(office, PhoneHands(office, Faces(office), lambda: None), secure=False)
    transport = httpx.ASGITransport(Starlette(routes=routes(lobby)))
    async with httpx.AsyncClient(transport=transport, base_url=PLACE) as browser:
        async with office.store.unit(property_id) as unit:
            link = await link_for(office, unit, member, PLACE)
        await browser.get(str(link))
        await browser.post(str(link))
        yield browser


async def looked(name: str, office: Office, property_id: str, member: Member) -> None:
    """Every view, `LOOKS` times, each after a write."""
    statements = 0

    def counted(*given: object) -> None:
        nonlocal statements
        statements += 1

    event.listen(Engine, "before_cursor_execute", counted)
    print(f"{name}\n{'view':12} {'first look, ms':>15} {'statements':>11} {'again, ms':>10} {'kB':>6}")
    for view in all_views():
        # A browser for each: together their looks are more than one may take at once.
        async with inside(office, property_id, member) as browser:
            await browser.get(view.path)  # what the process loads once
            spent, asked, again, size = [], 0, 0.0, 0
            for number in range(LOOKS):
                async with office.store.unit(property_id) as unit:
                    await unit.settings.set("bench", number, by="bench", at=office.clock())
                begun, statements = time.process_time(), 0
                answer = await browser.get(view.path)
                spent.append(1000 * (time.process_time() - begun))
                asked = statements
                begun = time.process_time()
                await browser.get(view.path)
                again = 1000 * (time.process_time() - begun)
                size = len(answer.content)
                assert answer.status_code == 200, (view.slug, answer.status_code)
            shown = "   " + " ".join(f"{one:.0f}" for one in spent) if "--all" in sys.argv else ""
            first = statistics.median(spent)
            print(
                f"{view.slug:12} {first:15.0f} {asked:11} {again:10.0f} {size / 1000:6.0f}{shown}", flush=True
            )


async def sample() -> None:
    """Twelve rooms, a year and more behind them."""
    with tempfile.TemporaryDirectory() as folder:
        async with session(Path(folder), datetime.now(UTC).date()) as shown:
            await looked(
                "sample house, 12 rooms", shown.office, shown.caller.property_id, shown.caller.member
            )


async def resort() -> None:
    """187 rooms, 39,676 reservations, as it stood one morning."""
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Settings.model_construct(lhcm_home=Path(folder))) as store:
            await import_path(store, RESORT, IN_2017, Wish())
            mapping = RESORT / "imports" / "bookings.yaml"
            done = await import_path(store, FILE, IN_2017, Wish(mapping=mapping))
            home, key = done.property_id or "", HouseKey(Path(folder) / "house.key")
            office = Office(store, Board(seated()), lambda: IN_2017, key=key)
            async with store.hall() as hall:
                person = await hall.upsert_person(7001, "Said", "fr")
            async with store.unit(home) as unit:
                await unit.people.add_member(person.id, Role.OWNER, IN_2017)
                member = await unit.people.member(person.id)
            assert member is not None
            await looked("resort, 187 rooms", office, home, member)


async def both() -> None:
    await sample()
    if "--small" not in sys.argv:
        await resort()


if __name__ == "__main__":
    asyncio.run(both())
