"""How are a director's questions about rows answered, each in a short transaction of its own?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.bookings.booked_room import BookedRoom
from domain.bookings.night import Night
from domain.consent.proposal import Proposal
from domain.guests.playbook.house_rules import SETTING, Playbook, playbook_of
from domain.guests.thread import Message, State, Thread
from domain.house.decision import Decision
from domain.house.snapshot import House
from domain.missions.mission import Mission
from domain.nights import Span
from domain.prices.advice import Advice
from domain.prices.filling import Filling
from domain.prices.rates import CalendarCell
from store.bookings.booked_rooms import Basis
from store.engine import Store
from store.filling import filling


@dataclass(frozen=True, slots=True)
class PropertyReader:
    """The rows of one property, read-only: no transaction is open while a model thinks."""

    store: Store
    property_id: str

    async def house(self, now: datetime, books_since: date) -> House:
        async with self.store.reading(self.property_id) as unit:
            return await unit.facts.house(now, books_since=books_since)

    async def advice(self) -> tuple[date | None, Sequence[Advice]]:
        async with self.store.reading(self.property_id) as unit:
            return await unit.studies.made_on(), await unit.studies.newest()

    async def filling(self, house: House, room_type: str | None) -> Filling:
        async with self.store.reading(self.property_id) as unit:
            return await filling(unit, house, room_type)

    async def rooms(self, first: date, last: date, basis: Basis = "stay") -> Sequence[BookedRoom]:
        async with self.store.reading(self.property_id) as unit:
            hotel = await unit.property.get()
            return await unit.rooms.between(Span(first, last), basis, hotel.zone)

    async def nights(
        self, first: date, last: date, known_before: datetime | None = None
    ) -> Mapping[tuple[str, date], Night]:
        async with self.store.reading(self.property_id) as unit:
            return await unit.facts.nights(Span(first, last), known_before)

    async def cells(self, first: date, last: date, room_type: str | None = None) -> Sequence[CalendarCell]:
        async with self.store.reading(self.property_id) as unit:
            found = await unit.calendar.cells(None if room_type is None else [room_type], first, last)
            return list(found.values())

    async def proposals(self, *, open_only: bool, limit: int = 20) -> Sequence[Proposal]:
        async with self.store.reading(self.property_id) as unit:
            return await (unit.proposals.open() if open_only else unit.proposals.recent(limit))

    async def missions(self) -> Sequence[Mission]:
        async with self.store.reading(self.property_id) as unit:
            return await unit.missions.under_way()

    async def letters(self) -> Sequence[tuple[Thread, Message]]:
        async with self.store.reading(self.property_id) as unit:
            waiting = await unit.guest_messages.in_state(State.WAITING, limit=20)
            return [(await unit.guest_threads.certain(one.thread), one) for one in waiting]

    async def guest_drafts(self) -> Sequence[Message]:
        async with self.store.reading(self.property_id) as unit:
            return await unit.guest_messages.in_state(State.DRAFT, limit=20)

    async def standards(self) -> Playbook:
        async with self.store.reading(self.property_id) as unit:
            return playbook_of(await unit.settings.get(SETTING))

    async def decisions(self) -> Sequence[Decision]:
        async with self.store.reading(self.property_id) as unit:
            return await unit.decisions.all()
