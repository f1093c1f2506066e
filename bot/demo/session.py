"""How is the demonstration set up, played and ended?"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from bot.compose import PILOT, opened
from bot.demo.screen import Screen
from bot.demo.talk import heard
from bot.faces import Faces
from bot.front import Caller
from bot.imports import fingerprint, import_spec
from bot.settings import Settings
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.transport import http_client
from channels.simulated.hotelrunner.app import application
from channels.simulated.hotelrunner.state import SimulatedHotelRunner
from channels.simulated.sample import sample_house
from channels.simulated.sample.wire import seed_twin
from directors import seated
from domain.proposal import UNDER_WAY
from domain.rights import Role
from governance.board import Board
from governance.desk import rounds
from governance.desk.office import Clock, Office, Terms
from governance.morning import give
from governance.pull import pull_bookings, pull_channels
from store.engine import Store
from store.ingest import Delivery

SAID = (1, "Said", "fr")
ZONE = ZoneInfo("Africa/Casablanca")
SETTLING = 3.0
ADDRESS = "http://hotelrunner.invalid"  # answered in process: nothing leaves the machine
UNHURRIED = 10_000


async def demo(home: Path | None, day: date | None) -> int:
    """Print the brief and the cards, then do what standard input says until it ends. Exit status 0."""
    with contextlib.ExitStack() as stack:
        folder = home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lhcm-demo-")))
        async with session(folder, day) as (office, caller):
            faces = Faces(office)
            screen = Screen(office, faces, caller)
            await open_the_day(office, caller)
            await screen.refresh()
            await play(office, faces, caller, screen)
    return 0


@contextlib.asynccontextmanager
async def session(folder: Path, day: date | None) -> AsyncIterator[tuple[Office, Caller]]:
    """The sample house over SQLite in `folder`, its simulated channel manager, and Said in front of it."""
    clock = from_nine(day or datetime.now(ZONE).date())
    settings = Settings(lhcm_home=folder, database_url=None)
    async with opened(settings) as store, contextlib.AsyncExitStack() as stack:
        property_id, simulated = await furnish(store, clock)
        account = HotelRunnerAccount(ADDRESS, simulated.token, simulated.hr_id)
        transport = httpx.ASGITransport(application(simulated))
        client = await stack.enter_async_context(http_client(account, transport))
        wire = HotelRunner(account, client, quota=Unlimited(), pacer=Pacer(UNHURRIED), now=clock)
        terms = Terms(checks=(timedelta(milliseconds=200),))
        office = Office(store, Board(seated()), clock, {property_id: wire}, push=True, terms=terms)
        async with store.reading(property_id) as unit:
            member = (await unit.people.members(Role.OWNER))[0]
        yield office, Caller(property_id, member)


class Unlimited:
    """The simulated account has calls to spare."""

    async def take(self, *, urgent: bool) -> bool:
        return True


def from_nine(day: date) -> Clock:
    """A clock that starts at nine in the house's zone on that day and goes on as time does."""
    start = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE).astimezone(UTC)
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


async def furnish(store: Store, clock: Clock) -> tuple[str, SimulatedHotelRunner]:
    """The pilot's spec, a sample year of bookings and prices, and Said; a house furnished before is kept."""
    now = clock()
    today = now.astimezone(ZONE).date()
    imported = await import_spec(store, PILOT, now, dry_run=False)
    property_id = imported.property_id or ""
    async with store.unit(property_id) as unit:
        sample = sample_house(await unit.property.get(), today)
        await unit.property.save(sample.hotel)
        if await unit.reservations.count() == 0:
            deliveries = [Delivery(row, fingerprint(row)) for row in sample.reservations]
            await unit.reservations.ingest_many(deliveries, now, "sample")
            await unit.calendar.set_target(sample.calendar, now, "sample", sample=True)
    async with store.hall() as hall:
        person = await hall.upsert_person(*SAID)
    async with store.unit(property_id) as unit:
        if await unit.people.member(person.id) is None:
            await unit.people.add_member(person.id, Role.OWNER, now)
    simulated = SimulatedHotelRunner(now=clock)
    simulated.quota_day = simulated.quota_minute = None
    seed_twin(simulated, sample)
    return property_id, simulated


async def open_the_day(office: Office, caller: Caller) -> None:
    """Read the channel manager, then the brief: what happens at nine."""
    await pull_channels(office, caller.property_id)
    await pull_bookings(office, caller.property_id)
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        now = office.clock()
        day = now.astimezone(hotel.zone).date()
        await unit.briefs.claim(day, now)
        await give(office, unit, day, now)


async def play(office: Office, faces: Faces, caller: Caller, screen: Screen) -> None:
    """Line by line, until the input ends."""
    while True:
        if sys.stdin.isatty():
            print("› ", end="", flush=True)
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line:
            return
        if not line.strip():
            continue
        await screen.show(await heard(office, faces, caller, line))
        await settle(office, caller)
        await screen.refresh()


async def settle(office: Office, caller: Caller) -> None:
    """Carry approved changes out and wait a moment for the channels to confirm."""
    deadline = time.monotonic() + SETTLING
    while time.monotonic() < deadline:
        await rounds.expire_and_wake(office, caller.property_id)
        await rounds.carry_on(office, caller.property_id)
        async with office.store.reading(caller.property_id) as unit:
            if not await unit.proposals.in_state(*UNDER_WAY):
                return
        await asyncio.sleep(0.2)
