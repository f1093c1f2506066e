"""How many rooms are usually still booked, or given back, from so many days before the night on?

Additive pickup: the mean over past nights of (rooms finally sold − rooms on the books h days before). A method that
anybody can recompute; it knows no season and no event.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

DAY = timedelta(days=1)
NIGHTS = 56  # past nights that the mean is taken over: eight of each weekday
FEWEST = 21


@dataclass(frozen=True, slots=True)
class Held:
    """One booked room: when it was booked and, if it was, given back."""

    check_in: date
    nights: int
    known_from: datetime
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pickup:
    """Past nights in order, each with its pickup by days ahead: `picked[n][h]` in rooms, net of cancellations."""

    nights: tuple[date, ...] = ()
    picked: tuple[tuple[int, ...], ...] = ()

    @property
    def known(self) -> bool:
        return len(self.nights) >= FEWEST

    @property
    def horizon(self) -> int:
        """The first number of days ahead that it cannot say."""
        return len(self.picked[0]) if self.picked else 0

    def mean(self, ahead: int) -> Decimal:
        """Rooms still to come for a night so many days ahead, over the newest nights."""
        newest = self.picked[-NIGHTS:]
        return Decimal(sum(picked[ahead] for picked in newest)) / len(newest)

    def sums(self, first: int, last: int) -> tuple[int, ...]:
        """What the newest past days picked up for the nights from `first` to `last` days ahead of them, oldest
        first; how far back the nights reach makes no difference."""
        count = max(0, len(self.nights) - last)
        return tuple(
            sum(self.picked[day + ahead][ahead] for ahead in range(first, last + 1))
            for day in range(max(0, count - NIGHTS), count)
        )


def pickup_of(rooms: Iterable[Held], today: date, at: datetime, horizon: int) -> Pickup:
    """The pickup of the nights before `today`; the horizon of each is counted at the hour of `at`.

    `rooms` are those that touched one of the NIGHTS + `horizon` nights before today, given back or not.
    """
    count = NIGHTS + horizon
    first = today - count * DAY
    steps = [[0] * (horizon + 1) for _ in range(count)]
    seen = [False] * count
    for room in rooms:
        begin = (room.check_in - first).days
        for night in range(max(0, begin), min(count, begin + room.nights)):
            moment = at - (count - night) * DAY
            booked = min(_days(moment, room.known_from), horizon)
            seen[night] = True
            if room.released_at is None:
                _add(steps[night], max(booked + 1, 0), horizon, 1)
            else:
                _add(steps[night], max(_days(moment, room.released_at) + 1, 0), booked, -1)
    start = seen.index(True) if True in seen else count
    nights = tuple(first + n * DAY for n in range(start, count))
    return Pickup(nights, tuple(_running(steps[n][:horizon]) for n in range(start, count)))


def _days(moment: datetime, then: datetime) -> int:
    return math.floor((moment - then) / DAY)


def _add(steps: list[int], first: int, last: int, rooms: int) -> None:
    """`rooms` from `first` to `last` days ahead, as a step up and a step down."""
    if first <= last:
        steps[first] += rooms
        if last + 1 < len(steps):
            steps[last + 1] -= rooms


def _running(steps: Sequence[int]) -> tuple[int, ...]:
    total, found = 0, []
    for step in steps:
        total += step
        found.append(total)
    return tuple(found)
