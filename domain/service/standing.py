"""How does the service stand at this instant?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.service.care import Care
from domain.service.room import RoomMark
from domain.service.transfer import Transfer, Way


@dataclass(frozen=True, slots=True)
class Standing:
    """What a director may know of rooms and people at work today.

    `rooms` are the marks as they count today; a room of which nobody ever said anything is absent. `out` are the
    rooms and nights taken out of sale. `transfers` and `cares` are those of the bookings that arrive, stay or leave
    from yesterday to tomorrow, by booking; `kept` is what those guests agreed to have kept at earlier stays.
    `people` are the members' names by "person:<id>".
    `undeclared`: yesterday's arrivals that are not deposited, 0 while the house notes no declarations here.
    `holders`: who has the cleaning or the inspection of which room today, by name.
    """

    rooms: Mapping[str, RoomMark] = field(default_factory=dict)
    out: Mapping[tuple[str, date], str] = field(default_factory=dict)
    transfers: Mapping[int, tuple[Transfer, ...]] = field(default_factory=dict)
    cares: Mapping[int, tuple[Care, ...]] = field(default_factory=dict)
    kept: Mapping[int, tuple[Care, ...]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    undeclared: int = 0
    holders: Mapping[str, str] = field(default_factory=dict)

    def ready(self, room: str) -> bool:
        """Whether somebody other than its cleaner has said that the room is ready."""
        mark = self.rooms.get(room)
        return mark is not None and mark.ready

    def cars(self, reservation: int, way: Way) -> tuple[Transfer, ...]:
        """The transfers of a booking that somebody still wants."""
        return tuple(one for one in self.transfers.get(reservation, ()) if one.stands and one.wish.way is way)
