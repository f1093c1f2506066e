"""How does a test get an office over a real database, with the HotelRunner adapter before the twin?"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner, ReadRetries
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.transport import http_client
from channels.simulated.hotelrunner import SimulatedHotelRunner, simple_rooms
from directors import seated
from domain.consent.actions import CellChange, ChangeRate
from domain.consent.proposal import Proposal
from domain.consent.rights import Role
from domain.phrase import say
from domain.prices.rates import CellValue
from domain.property import Property
from governance.board import Board
from governance.bookings.pull import keep_up
from governance.bookings.quota import StoredQuota
from governance.consent.desk.filing import file
from governance.consent.desk.verdicts import Effect, approve
from governance.contract import Draft
from governance.office import Office
from store.consent.people import Member
from store.engine import Store, open_store
from store.house.shelf import Shelf
from tests.fresh import empty_house
from tests.makers import NOW, TODAY, villa
from tests.rooms.channels.hotelrunner_stage import POOLS, TOKEN, HotelRunnerStage

HOME = "villa-thaifa"


class Clock:
    """A clock that the test moves."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


def account(base_url: str = "http://127.0.0.1:9") -> HotelRunnerAccount:
    return HotelRunnerAccount(base_url, TOKEN, "77", timeout=0.4)


def mapped_villa() -> Property:
    """The villa with its first two types linked to the twin's rooms."""
    house = villa()
    first, second, *others = house.room_types
    linked = (replace(first, external_code="HR:1"), replace(second, external_code="HR:2"), *others)
    return replace(house, room_types=linked)


async def fresh_store(folder: Path) -> Store:
    """A migrated SQLite database with the villa and its owner in it."""
    url = empty_house(folder / "house.db")
    store = open_store(url)
    async with store.unit(HOME) as unit:
        await unit.property.save(mapped_villa())
    return store


async def seat_owner(store: Store, telegram_id: int = 7001) -> Member:
    """Said, owner."""
    async with store.hall() as hall:
        person = await hall.upsert_person(telegram_id, "Said", "fr")
    async with store.unit(HOME) as unit:
        await unit.people.add_member(person.id, Role.OWNER, NOW)
        member = await unit.people.member(person.id)
    assert member is not None
    return member


@dataclass(frozen=True)
class WiredOffice:
    """The office, its clock, and the twin behind its wire."""

    office: Office
    clock: Clock
    twin: SimulatedHotelRunner
    owner: Member


@contextlib.asynccontextmanager
async def wired_office(folder: Path, *, push: bool = True) -> AsyncIterator[WiredOffice]:
    """All of it over real HTTP and a real file."""
    clock = Clock()
    store = await fresh_store(folder)
    async with HotelRunnerStage() as stage:
        stage.now, stage.twin.now, stage.twin.currency = clock.now, clock, "MAD"
        stage.twin.rates = simple_rooms(POOLS, currency="MAD")
        ours = account(stage.base_url)
        async with http_client(ours) as client:
            wire = HotelRunner(
                ours,
                client,
                quota=StoredQuota(store, HOME, clock, ours.quota_day, ours.quota_minute),
                pacer=Pacer(10_000, patience=0),
                retries=ReadRetries(attempts=1, wait=0),
                now=clock,
            )
            shelf = Shelf(folder / "documents")
            office = Office(store, Board(seated()), clock, {HOME: wire}, push=push, shelf=shelf)
            yield WiredOffice(office, clock, stage.twin, await seat_owner(store))
    await store.close()


async def filed(wired: WiredOffice, price: int = 1990, night: int = 30, nights: int = 1) -> Proposal:
    """A filed change of the first type's price, on data that was read just now."""
    await keep_up(wired.office, HOME)
    code = mapped_villa().room_types[0].code
    first = TODAY + timedelta(days=night)
    changes = tuple(
        CellChange(code, first + timedelta(days=n), CellValue(price=Decimal(price))) for n in range(nights)
    )
    draft = Draft("revenue", ChangeRate(changes, "MAD"), (say("card.undo_of", number=0),))
    found = await file(wired.office, HOME, draft, by="person:1")
    assert found.proposal is not None, found.blocked
    return found.proposal


async def approved(wired: WiredOffice, proposal: Proposal) -> Proposal:
    """The owner's yes."""
    async with wired.office.store.unit(HOME) as unit:
        held = await unit.proposals.certain(proposal.id)
        answer = await approve(wired.office, unit, held, wired.owner, "parce que")
    assert answer.effect is Effect.DONE, answer
    return answer.proposal


async def now_of(wired: WiredOffice, proposal: Proposal) -> Proposal:
    """The row as it stands."""
    async with wired.office.store.reading(HOME) as unit:
        return await unit.proposals.certain(proposal.id)
