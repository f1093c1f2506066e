"""What does one need to see of all rooms at once?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.house.snapshot import House, Stay
from domain.property import RoomType
from domain.service.assignment import Unplaced
from domain.service.room import RoomMark
from governance.office import Office, snapshot
from governance.service.rooms import AHEAD, proposals
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One room today: what was said of it, who leaves it, who sleeps in it tonight, and whether he arrives today.

    `closed`: taken out of sale tonight by a card.
    """

    room: str
    kind: RoomType
    mark: RoomMark | None
    leaving: Stay | None
    tonight: Stay | None
    arrives: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stay without a room, with the one that is proposed for it."""

    stay: Unplaced
    guest: str
    room: str | None


@dataclass(frozen=True, slots=True)
class RoomBoard:
    """All rooms of the house, and the stays of the coming days that have none."""

    house: House
    rooms: Sequence[RoomLine]
    waiting: Sequence[Waiting]
    people: Mapping[str, str]

    @property
    def today(self) -> date:
        return self.house.today

    def line(self, room: str) -> RoomLine | None:
        """The room of this number."""
        return next((one for one in self.rooms if one.room == room), None)


async def room_board(office: Office, unit: Unit) -> RoomBoard:
    """As it stands now."""
    house = await snapshot(office, unit)
    stays = await unit.reservations.stays_between(house.today, house.today + AHEAD)
    named = {(stay.reservation, stay.position): stay.guest or stay.number for stay in stays}
    waiting = [
        Waiting(stay, named.get(stay.place, ""), room)
        for stay, room in await proposals(unit, house.hotel, house.today)
    ]
    return RoomBoard(house, lines(house), waiting, await unit.people.names())


def lines(house: House) -> list[RoomLine]:
    """Every numbered room of the house, in its order."""
    leaving = {stay.room_number: stay for stay in house.departures if stay.room_number}
    tonight = {stay.room_number: stay for stay in house.in_house if stay.room_number}
    return [
        RoomLine(
            room,
            kind,
            house.service.rooms.get(room),
            leaving.get(room),
            tonight.get(room),
            room in tonight and tonight[room].check_in == house.today,
            (room, house.today) in house.service.out,
        )
        for kind in house.sellable
        for room in kind.rooms
    ]
