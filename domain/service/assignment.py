"""Which room is whose, and which would suit the stays that have none?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.nights import ONE_DAY, stay_nights
from domain.property import Property

# One room of one booking: the booking's id and the room's place in it.
Place = tuple[int, int]
RoomNight = tuple[str, date]
FAR = 14  # nights beyond which a gap is simply long


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A stay that needs a room. `wished` is the number that the channel or the hotelier wrote beside it."""

    place: Place
    room_type: str | None
    check_in: date
    check_out: date
    vip: bool = False
    wished: str | None = None

    @property
    def nights(self) -> tuple[date, ...]:
        return stay_nights(self.check_in, self.check_out)


def proposed(
    stays: Iterable[Unplaced], hotel: Property, taken: Mapping[RoomNight, object]
) -> Mapping[Place, str]:
    """A room of its own type for each stay that can have one, never one that is taken on any of its nights.

    A written number comes first, then VIPs, then who stays longest. Of the free rooms that one is taken whose
    empty nights around the stay are fewest, so that long gaps stay whole.
    """
    held = set(taken)
    out: dict[Place, str] = {}
    for stay in sorted(stays, key=_rank):
        free = free_rooms(stay, hotel, held)
        if not free:
            continue
        room = stay.wished if stay.wished in free else min(free, key=lambda one: _gap(one, stay, held))
        out[stay.place] = room
        held.update((room, night) for night in stay.nights)
    return out


def free_rooms(stay: Unplaced, hotel: Property, taken: Iterable[RoomNight]) -> tuple[str, ...]:
    """The rooms of the stay's type that are free on all its nights, in the house's order."""
    held = set(taken)
    kind = hotel.room_type(stay.room_type) if stay.room_type else None
    rooms = kind.rooms if kind else ()
    return tuple(room for room in rooms if not any((room, night) in held for night in stay.nights))


def _rank(stay: Unplaced) -> tuple[bool, bool, int, date, Place]:
    return (stay.wished is None, not stay.vip, -len(stay.nights), stay.check_in, stay.place)


def _gap(room: str, stay: Unplaced, held: set[RoomNight]) -> tuple[int, int, str]:
    """Empty nights before and after, at most two weeks each way; then by number."""
    before = _empty(room, stay.check_in - ONE_DAY, -ONE_DAY, held)
    after = _empty(room, stay.check_out, ONE_DAY, held)
    return (before + after, int(room) if room.isdecimal() else 0, room)


def _empty(room: str, night: date, step: timedelta, held: set[RoomNight]) -> int:
    count = 0
    while count < FAR and (room, night) not in held:
        night += step
        count += 1
    return count
