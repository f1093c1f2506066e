"""Which physical room is taken on which night, and since and until when was it known?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from itertools import takewhile

from domain.property import RoomType

FOR_GOOD = None


class Rack:
    """The room rack: rooms by night, and beside it every booking's life by type and night.

    A night of a room is taken by a stay or kept free on purpose; both keep chance out.
    """

    def __init__(self) -> None:
        self._taken: dict[str, set[date]] = defaultdict(set)
        self._held: dict[tuple[str, date], list[tuple[datetime, datetime | None]]] = defaultdict(list)

    def keep(self, room: str, nights: Iterable[date]) -> None:
        """Nobody comes into that room on those nights unless a scene says so."""
        self._taken[room].update(nights)

    def free(self, room: str, nights: Iterable[date]) -> tuple[date, ...]:
        """The nights, in order, until the first on which the room is taken."""
        taken = self._taken[room]
        return tuple(takewhile(lambda night: night not in taken, nights))

    def hold(
        self, code: str, nights: Iterable[date], since: datetime, until: datetime | None = FOR_GOOD
    ) -> None:
        """One room of the type was sold on those nights, from that instant until it was released."""
        for night in nights:
            self._held[code, night].append((since, until))

    def fits(self, kind: RoomType, nights: Iterable[date], since: datetime, until: datetime) -> bool:
        """Whether one more booking, alive from `since` until `until`, never sold a room that was not there."""
        return all(
            sum(
                start < until and (end is FOR_GOOD or end > since)
                for start, end in self._held.get((kind.code, night), ())
            )
            < (kind.units or 0)
            for night in nights
        )
