"""How does the service stand at this instant?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.service.room import RoomMark


@dataclass(frozen=True, slots=True)
class Standing:
    """What a director may know of rooms and people at work today.

    `rooms` are the marks as they count today; a room of which nobody ever said anything is absent. `out` are the
    rooms and nights taken out of sale.
    """

    rooms: Mapping[str, RoomMark] = field(default_factory=dict)
    out: Mapping[tuple[str, date], str] = field(default_factory=dict)

    def ready(self, room: str) -> bool:
        """Whether somebody other than its cleaner has said that the room is ready."""
        mark = self.rooms.get(room)
        return mark is not None and mark.ready
