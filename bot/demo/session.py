"""How is the demonstration opened, played and ended?"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import httpx

from bot.clock.workers import in_a_process
from bot.command import Caller
from bot.compose import opened
from bot.conversing import voice_of
from bot.demo.courier import GUESTS, LETTERS, NIGHT, WORDS, Courier
from bot.demo.furnish import DemoClock, furnish
from bot.demo.household import before_nine, work_goes_on
from bot.demo.phones import Phones
from bot.demo.porter import Porter
from bot.demo.screen import Screen
from bot.demo.talk import heard
from bot.process.lock import held
from bot.settings import Settings
from bot.telegram.drawing import Faces
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.transport import http_client
from channels.simulated.hotelrunner.app import application
from channels.simulated.hotelrunner.state import SimulatedHotelRunner
from channels.simulated.postbox import PostBox
from channels.simulated.sample.newcomers import Newcomers
from directors import seated
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.guests.thread import Door
from domain.phrase import say
from governance.board import Board
from governance.bookings.pull import pull_bookings, pull_channels
from governance.consent.desk import rounds
from governance.day.morning import give, written
from governance.guests.sending import send_due
from governance.guests.waiting import watch_clocks
from governance.office import Office, Terms, snapshot
from governance.post.replies import Reply, reply
from governance.prices.study import study_if_due
from store.house.key import HouseKey
from store.house.shelf import Shelf

SETTLING = 20.0  # at most; a day of many prices takes a few seconds on a busy machine
ADDRESS = "http://hotelrunner.invalid"  # answered in process: nothing leaves the machine
UNHURRIED = 10_000
ENDINGS = frozenset({"fin", "quitter", "quit", "exit"})


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Said in front of the sample house, and the simulated channel manager with its next bookings."""

    office: Office
    caller: Caller
    simulated: SimulatedHotelRunner
    newcomers: Newcomers
    clock: DemoClock


class Shows(Protocol):
    """Where the house's messages appear: a terminal, or whatever stands in for a phone."""

    async def refresh(self) -> None: ...

    async def show(self, replies: Sequence[Reply]) -> None: ...

    async def card(self, proposal_id: int, *, again: bool) -> None: ...


async def demo(home: Path | None, day: date | None) -> int:
    """Print the brief and the cards, then do what standard input says until it ends. Exit status 0.

    Raises Refusal when `home` cannot be played on that day.
    """
    with contextlib.ExitStack() as stack:
        folder = home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lhcm-demo-")))
        async with session(folder, day) as shown:
            screen = Screen(shown.office, Faces(shown.office), shown.caller)
            await open_the_day(shown, screen)
            await play(shown, screen)
    return 0


@contextlib.asynccontextmanager
async def session(folder: Path, day: date | None) -> AsyncIterator[Demonstration]:
    """The sample house over SQLite in `folder`, its simulated channel manager, and Said in front of it."""
    settings = Settings.model_construct(lhcm_home=folder)  # the environment has no say in a demonstration
    with held(settings):
        async with played(settings, day) as shown:
            yield shown


@contextlib.asynccontextmanager
async def played(settings: Settings, day: date | None) -> AsyncIterator[Demonstration]:
    """The same once the folder is ours."""
    async with opened(settings) as store, contextlib.AsyncExitStack() as stack:
        house = await furnish(store, day)
        account = HotelRunnerAccount(ADDRESS, house.simulated.token, house.simulated.hr_id)
        transport = httpx.ASGITransport(application(house.simulated))
        client = await stack.enter_async_context(http_client(account, transport))
        wire = HotelRunner(account, client, quota=Unlimited(), pacer=Pacer(UNHURRIED), now=house.clock)
        terms = Terms(checks=(timedelta(milliseconds=200),))
        wires = {house.property_id: wire}
        home = settings.lhcm_home
        office = Office(
            *(store, Board(seated()), house.clock, wires),
            push=True,
            terms=terms,
            elsewhere=in_a_process,
            shelf=Shelf(home / "documents"),
            home=home,
            key=HouseKey(home / "house.key"),
            voice=voice_of(settings),
            doors={house.property_id: {Door.EMAIL: PostBox()}},
        )
        async with store.reading(house.property_id) as unit:
            member = (await unit.people.members(Role.OWNER))[0]
        told = (house.simulated, house.newcomers, house.clock)
        yield Demonstration(office, Caller(house.property_id, member), *told)


class Unlimited:
    """The simulated account has calls to spare."""

    async def take(self, *, urgent: bool) -> bool:
        return True


async def open_the_day(shown: Demonstration, screen: Shows) -> None:
    """Read the channel manager, then the brief and its cards; a day already begun is shown as it stands."""
    office, caller = shown.office, shown.caller
    await rounds.expire_and_wake(office, caller.property_id)
    await pull_channels(office, caller.property_id)
    await pull_bookings(office, caller.property_id)
    await study_if_due(office, caller.property_id)
    await before_nine(office, caller.property_id)
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        day = now.astimezone(hotel.zone).date()
        fresh = await unit.briefs.claim(day, now)
        if fresh:
            await give(office, unit, day, now)
    if not fresh:
        await show_again(shown, day, screen)
    await screen.refresh()
    await screen.show([reply(say("help.demo"))])


async def show_again(shown: Demonstration, day: date, screen: Shows) -> None:
    """The brief as it would read now and every open card; nothing is filed twice."""
    office, caller = shown.office, shown.caller
    async with office.store.reading(caller.property_id) as unit:
        brief = await written(office, unit, await snapshot(office, unit), day)
        waiting = await unit.proposals.open()
    await screen.show([brief.reply])
    for proposal in waiting:
        await screen.card(proposal.id, again=False)


async def play(shown: Demonstration, screen: Screen) -> None:
    """Line by line, until the input ends."""
    courier = Courier(shown.office, shown.caller.property_id)
    porter = Porter(shown.office, shown.caller)
    phones = Phones(shown.office, shown.caller, screen)
    while True:
        if sys.stdin.isatty():
            print("› ", end="", flush=True)
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line or line.strip().lower() in ENDINGS:
            return
        if not line.strip():
            continue
        if not await arrived(shown, courier, screen, line.strip().lower()):
            answers = await porter.heard(line)
            if answers is None:
                answers = await on_the_phone(shown.office, phones, line)
            await screen.show(answers)
        await settle(shown.office, shown.caller)
        await screen.refresh()


async def on_the_phone(office: Office, phones: Phones, line: str) -> Sequence[Reply]:
    """A press or an answer, after which the day's work goes on; else words for the house."""
    answers = await phones.heard(line)
    if answers is None:
        return await heard(office, Faces(office), phones.caller, line)
    await work_goes_on(office, phones.caller.property_id)
    return answers


async def arrived(shown: Demonstration, courier: Courier, screen: Screen, word: str) -> bool:
    """Whether the word lets something arrive from outside, which then has: a booking, a guest, a letter's time."""
    if word in WORDS:
        await courier.bring()
    elif word in GUESTS:
        await courier.let_write()
    elif word in NIGHT:
        await night(shown, courier, screen)
    elif word in LETTERS:
        if not await courier.write_first():
            await screen.show([reply(say("journey.none_due"))])
    else:
        return False
    return True


async def night(shown: Demonstration, courier: Courier, screen: Screen) -> None:
    """At 23:04 a guest asks for a room in German and nothing rings; at seven the card and the list are there."""
    office, property_id = shown.office, shown.caller.property_id
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone)
    late = today.replace(hour=23, minute=4, second=0)
    shown.clock.skip_to(late)
    await pull_bookings(office, property_id)
    await courier.let_ask_for_a_room()
    await screen.show([reply(say("demo.night", at=office.clock()))])
    await screen.refresh()
    shown.clock.skip_to((late + timedelta(days=1)).replace(hour=7, minute=0))
    await pull_bookings(office, property_id)
    await watch_clocks(office, property_id)


async def settle(office: Office, caller: Caller) -> None:
    """Carry approved changes out and wait a moment for the channels to confirm; what a pause holds back stays."""
    deadline = time.monotonic() + SETTLING
    while time.monotonic() < deadline:
        await rounds.expire_and_wake(office, caller.property_id)
        await rounds.carry_on(office, caller.property_id)
        await send_due(office, caller.property_id)
        async with office.store.reading(caller.property_id) as unit:
            if not await unit.proposals.in_state(State.APPLYING):
                return
        await asyncio.sleep(0.1)
