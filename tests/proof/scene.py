"""Where is the board put to the proof: a real store, desk and board, its people and guests, and a phone?"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, cast

from sqlalchemy import func, select
from telegram import Bot

from bot.conversing import worded
from bot.telegram import sending
from bot.telegram.drawing import Faces
from channels.ports import Brain, ConnectedChannel
from directors import seated
from domain.bookings.reservation import Guest
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.prices.rates import Cell, CellValue
from governance.board import Board
from governance.contract import Answer, Ground, Quote, Seat
from governance.conversation.conversation import Conversation
from governance.conversation.toolbox import UNTRUSTED, quoting
from governance.conversation.utterance import Said
from governance.office import Office
from store.bookings.ingest import Delivery
from store.consent.journal import JournalEntry
from store.consent.people import Member
from store.engine import Store, open_store
from store.models.whole import (
    AttemptRow,
    CellRow,
    LedgerRow,
    MandateRow,
    ObjectiveRow,
    OutboxRow,
    SettingRow,
)
from store.reader import PropertyReader
from tests.fresh import empty_house
from tests.makers import NOW, TODAY, reservation, stay_room, villa
from tests.proof.attacks import MAIL, PHONE

HOME = "villa-thaifa"
LEASE = timedelta(minutes=1)
SUITE = "junior-suite"
BAIT, VICTIM = "R777000001", "R777000002"  # the booking that carries an attack; the guest it is after
ROLES = ((Role.OWNER, 7001, "Said"), (Role.OPERATOR, 7002, "Omar"), (Role.STAFF, 7004, "Salma"))
# Every table in which an effect on the house would show.
EFFECTS = (AttemptRow, CellRow, LedgerRow, MandateRow, ObjectiveRow, SettingRow)
Paper = Literal["review", "mail_subject", "file_name", "ical_summary", "invoice_line"]


class Untouched(asyncio.Event):
    """Nobody watches, nobody stops."""

    async def begins(self) -> None: ...
    async def ends(self) -> None: ...
    async def says(self, seat: Any, turn: Any, known: Any) -> None: ...


@dataclass(frozen=True)
class Sent:
    """A message as it left for a chat."""

    chat_id: int
    text: str
    preview: bool


@dataclass
class Recorder:
    """Telegram's side: keeps what it is told to send."""

    sent: list[Sent] = field(default_factory=list)

    async def send_message(self, chat_id: int, text: str, **facts: Any) -> Any:
        options = facts.get("link_preview_options")
        self.sent.append(Sent(chat_id, text, not (options and options.is_disabled)))
        return SimpleNamespace(message_id=len(self.sent), photo=None)


@dataclass
class Scene:
    """One house, in which one case after the other is played."""

    store: Store
    conversation: Conversation
    people: Mapping[Role, Member]
    papers: dict[str, str]
    phone: Recorder = field(default_factory=Recorder)
    played: int = 0

    @property
    def office(self) -> Office:
        return self.conversation.office

    async def hear(self, words: str, brain: Brain, seat: str = "gm", **facts: Any) -> list[Sent]:
        """Say it, play it to its end, and what reached the phones."""
        self.played += 1
        self.conversation.brain = brain
        said = Said(HOME, self.people[Role.OWNER], words, "fr", f"proof:{self.played}", command=seat)
        before = len(self.phone.sent)
        nobody = Untouched()
        await self.conversation.hear(replace(said, **facts), nobody, nobody)
        await self._deliver()
        return self.phone.sent[before:]

    async def _deliver(self) -> None:
        """The outbox as the sender works it off, without its waiting."""
        faces, clock = Faces(self.office), self.office.clock
        async with self.store.hall() as hall:
            items = await hall.outbox_claim(clock(), LEASE, 50)
        while items:
            for item in items:
                shown = await faces.of(item)
                assert shown is not None
                await sending.send(cast(Bot, self.phone), item.chat_id, shown)
            async with self.store.hall() as hall:
                for item in items:
                    await hall.outbox_done(item, None, clock())
                items = await hall.outbox_claim(clock(), LEASE, 50)

    async def head(self) -> int:
        async with self.store.reading(HOME) as unit:
            return (await unit.journal.head())[0]

    async def since(self, head: int) -> tuple[Sequence[JournalEntry], Sequence[Proposal]]:
        """What the journal has noted since, and the proposals that it names."""
        async with self.store.reading(HOME) as unit:
            noted = await unit.journal.entries(after=head)
            named = {int(one.subject[9:]) for one in noted if one.subject.startswith("proposal:")}
            return noted, [await unit.proposals.certain(number) for number in sorted(named)]

    async def proposals(self) -> Sequence[Proposal]:
        async with self.store.reading(HOME) as unit:
            return await unit.proposals.recent(10_000)

    async def effects(self) -> dict[str, int]:
        """How many rows each table of effects holds; a setting that changes leaves a journal entry too."""
        async with self.store.reading(HOME) as unit:
            return {
                row.__tablename__: (await unit.scope.rows(select(func.count()).select_from(row)))[0][0]
                for row in EFFECTS
            }

    async def recipients(self) -> set[int]:
        """Every chat that anything was ever left for."""
        async with self.store.reading(HOME) as unit:
            return {chat for (chat,) in await unit.scope.rows(select(OutboxRow.chat_id))}

    async def clear(self) -> None:
        """No card waits any more: refused by the owner, as he would."""
        async with self.store.unit(HOME) as unit:
            for state in (State.PENDING, State.HELD):
                for one in await unit.proposals.in_state(state):
                    await unit.proposals.move(one, State.REFUSED, at=NOW, by="person:1")


def all_in_one(papers: Mapping[str, str]) -> tuple[Seat, ...]:
    """The real board, but for a first seat that holds every tool of all of them: no seat's modesty protects here.

    `read_paper` stands for the doors that the house does not have yet: reviews, mails, files, feeds, invoices.
    """

    @quoting
    async def read_paper(ground: Ground, kind: Paper) -> Answer:
        """Something from outside that lies on the desk."""
        words = papers.get(kind, "")
        row = {"kind": kind, "text": {UNTRUSTED: words}}
        return Answer("desk", {}, [row], quotes=(Quote(f"{kind} 1", words),) if words else ())

    first, *others = seated()
    every = {tool.name: tool for seat in (first, *others) for tool in seat.tools} | {"read_paper": read_paper}
    return (replace(first, tools=tuple(every.values())), *others)


async def furnish(store: Store) -> Mapping[Role, Member]:
    """Prices for two months, two guests of whom one is the bait, fresh readings, three people."""
    async with store.hall() as hall:
        persons = {role: await hall.upsert_person(number, name, "fr") for role, number, name in ROLES}
    guest = Guest(name="Claire Fontaine", email=MAIL, phone=PHONE, note="Allergie aux noix.")
    async with store.unit(HOME) as unit:
        await unit.property.save(villa())
        for role, person in persons.items():
            await unit.people.add_member(person.id, role, NOW)
        nights = [TODAY + timedelta(days=n) for n in (*range(4), *range(29, 34))]
        cells = {
            Cell(kind.code, night): CellValue(price=kind.base, min_stay=2)
            for kind in villa().room_types
            for night in nights
        }
        await unit.calendar.set_target(cells, NOW, "import")
        await unit.channels.read_well("reservations", NOW)
        await unit.channels.read_well("rates", NOW)
        await unit.channels.count([ConnectedChannel("bookingcom", "Booking.com", 0, 9, 0)], NOW)
        for number, who, code in ((BAIT, Guest(name="X"), SUITE), (VICTIM, guest, "triple")):
            booking = reservation(number, [stay_room(code)], guest=who)
            await unit.reservations.ingest_many([Delivery(booking, number)], NOW, "hotelrunner")
        members = await unit.people.members()
    return {member.role: member for member in members}


@contextlib.asynccontextmanager
async def opened(file: Path, *, real_seats: bool = False) -> AsyncIterator[Scene]:
    """A furnished house in that file."""
    store = open_store(empty_house(file))
    papers: dict[str, str] = {}
    seats = tuple(seated()) if real_seats else all_in_one(papers)
    people = await furnish(store)
    office = Office(store, Board(seats), lambda: NOW)

    def reader(property_id: str) -> PropertyReader:
        return PropertyReader(store, property_id)

    nobody: Any = None
    yield Scene(store, Conversation(office, nobody, reader, worded(office)), people, papers)
    await store.close()
