"""How far has each cell and each booking of an incident come, by all that the house and its witnesses say?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.bookings.night import Night
from domain.house.snapshot import House
from domain.house.witness import caught_up
from domain.incident.block import HandBlock
from domain.incident.states import BookingState, CellState, Feed, Named, States, joined, on_channel, shown_by
from domain.incident.table import Cell, Contradiction, judged
from domain.incident.witness import Booked, Count
from domain.nights import Span
from domain.prices.rates import CalendarCell
from domain.prices.rates import Cell as Rated
from governance.incident.case import Case
from store.unit import Unit

MOST_CELLS = 62  # two months of one type: what lies beyond is in the calendar
MOST_BOOKINGS = 12

Place = tuple[str, date]  # a room type, and a night
Judged = Sequence[tuple[Count, Contradiction | None]]


@dataclass(frozen=True, slots=True)
class _Ground:
    """Everything that is known of the channel over the nights concerned."""

    channel: str
    house: House
    blocks: tuple[HandBlock, ...]
    booked: Sequence[Booked]
    counts: Mapping[tuple[str, date], Count]
    nights: Mapping[tuple[str, date], Night]
    stages: Mapping[Rated, CalendarCell]

    def state(self, kind: str, night: date) -> CellState:
        """One cell."""
        sold, stage = self.nights.get((kind, night)), on_channel(self.stages, self.channel, kind, night)
        by_hand = sum(
            one.rooms
            for one in self.blocks
            if one.stands and (one.channel, one.room_type) == (self.channel, kind) and night in one.nights
        )
        left = None if sold is None or sold.left is None else max(0, sold.left - by_hand)
        left = 0 if sold is not None and sold.stop_sell else left
        stamps = (stage.target, stage.sent, stage.confirmed)
        seen = self.counts.get((kind, night))
        return CellState(
            self.channel, kind, Span(night, night), left, *stamps, seen, self._calendar(kind, night)
        )

    def _calendar(self, kind: str, night: date) -> Feed | None:
        """What the channel's own calendar of that type said last, where the house reads it."""
        for one in self.house.witnessed:
            if (one.channel, one.room_type) == (self.channel, kind) and one.readings:
                reading = one.readings[0]
                return Feed(night in reading.taken, reading.read_at)
        return None

    def judged(self, kind: str, night: date) -> tuple[Count, Contradiction | None] | None:
        """What the count of a cell says by the decision table; None where nobody has counted."""
        count, sold = self.counts.get((kind, night)), self.nights.get((kind, night))
        if count is None or sold is None or sold.units is None:
            return None
        booked = tuple(one for one in self.booked if one.room_type == kind)
        cell = Cell(sold.units, booked, self.blocks, sold.blocked, sold.stop_sell)
        return count, judged(count, cell, caught_up(self.house))


async def states_of(unit: Unit, case: Case, house: House) -> States:
    """Its cells on its channel, and its bookings; no cells where nobody has said on which channel."""
    channel = case.incident.wish.channel
    heard = [await _heard(unit, number) for number in case.bookings[:MOST_BOOKINGS]]
    places = _places(case, [room for one in heard for room in one.rooms])
    if channel is None or not places:
        return States(bookings=tuple(heard))
    ground = await _ground(unit, case, house, channel, places)
    counts = [one for place in places if (one := ground.judged(*place)) is not None]
    bookings = (_with_counts(one, ground.blocks, counts) for one in heard)
    return States(joined(ground.state(*place) for place in places), tuple(bookings))


async def _ground(unit: Unit, case: Case, house: House, channel: str, places: Sequence[Place]) -> _Ground:
    first, last = min(night for _, night in places), max(night for _, night in places)
    counted = [one for one in await unit.calendar.counted(first) if one.channel == channel]
    return _Ground(
        channel,
        house,
        tuple({one.id: one for one in (*case.blocks, *house.blocks)}.values()),
        await unit.reservations.touching(first, last),
        {(one.room_type, one.night): one for one in counted},
        await unit.facts.nights(Span(first, last)),
        await unit.calendar.cells({kind for kind, _ in places}, first, last),
    )


async def _heard(unit: Unit, number: str) -> BookingState:
    """The booking as it stands here, and when each source named it last."""
    rooms: list[Booked] = []
    named: dict[str, Named] = {}
    for row, booking in await unit.sightings.called(number):
        rooms += [
            Booked(
                booking.number,
                booking.source,
                room.room_type,
                room.check_in,
                room.check_out,
                booking.booked_at,
                None if room.state.holds_a_room and booking.state.holds_a_room else booking.updated_at,
            )
            for room in booking.rooms
            if room.room_type is not None
        ]
        for kept in await unit.sightings.of(row):
            said = kept.sighting
            named[said.source] = Named(said.source, said.rank, kept.received_at)
    return BookingState(number, tuple(rooms), named_by=tuple(named.values()))


def _with_counts(one: BookingState, blocks: Sequence[HandBlock], counts: Judged) -> BookingState:
    shown, seen = shown_by(one.rooms, counts, one.rooms[0].number if one.rooms else one.number)
    numbers = {one.number, *(room.number for room in one.rooms)}
    mine = tuple(block for block in blocks if block.booking in numbers)
    return BookingState(one.number, one.rooms, mine, one.named_by, shown, seen)


def _places(case: Case, rooms: Sequence[Booked]) -> list[Place]:
    """The incident's own type and nights, then those of its bookings; each once, in order."""
    wish = case.incident.wish
    found: set[Place] = set()
    if wish.room_type and wish.first and wish.departure:
        nights = (wish.departure - wish.first).days
        found |= {(wish.room_type, wish.first + timedelta(days=n)) for n in range(nights)}
    for room in rooms:
        nights = (room.check_out - room.check_in).days
        found |= {(room.room_type, room.check_in + timedelta(days=n)) for n in range(nights)}
    return sorted(found)[:MOST_CELLS]
