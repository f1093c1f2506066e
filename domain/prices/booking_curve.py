"""How did a night fill up, day by day, and how do nights like it usually fill?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import quantiles

from domain.prices.advice import RoomBooked

FARTHEST = 90  # days before the night
WEEKS_BEFORE = 8
SEASON = 4  # weeks on either side of the same weekday a year before
FEWEST = 6  # comparable nights: fewer say nothing of what is usual
YEAR = timedelta(days=364)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BookingCurve:
    """Rooms on the books of one night by days before it, the farthest first; `left` days are still to come.

    `low` and `high` are the quartiles, `middle` the mean of `compared` nights like it; empty where too few are.
    """

    night: date
    left: int
    rooms: tuple[int, ...]
    low: tuple[Decimal, ...] = ()
    middle: tuple[Decimal, ...] = ()
    high: tuple[Decimal, ...] = ()
    compared: int = 0

    @property
    def now(self) -> int:
        return self.rooms[-1] if self.rooms else 0

    @property
    def usual_now(self) -> Decimal | None:
        """What such nights have on average so many days before."""
        return self.middle[FARTHEST - self.left] if self.middle and self.left <= FARTHEST else None

    @property
    def usual_range(self) -> tuple[Decimal, Decimal] | None:
        """The quartiles of the same."""
        at = FARTHEST - self.left
        return (self.low[at], self.high[at]) if self.middle and at >= 0 else None


def booking_curve(booked: Sequence[RoomBooked], night: date, today: date) -> BookingCurve:
    """The curve of a night as known at the end of each day up to `today`, against nights like it.

    Like it are nights of the same weekday: of the last eight weeks, and of four weeks on either side of the same
    weekday a year before, as far as bookings reach back.
    """
    left = max((night - today).days, 0)
    rooms = _held(booked, night)[: FARTHEST - left + 1] if left <= FARTHEST else ()
    alike = _alike(booked, night, today)
    if len(alike) < FEWEST:
        return BookingCurve(night, left, rooms)
    columns = list(zip(*(_held(booked, one) for one in alike), strict=True))
    quarters = [quantiles(column, n=4, method="inclusive") for column in columns]
    low, high = (tuple(Decimal(str(q[n])) for q in quarters) for n in (0, 2))
    middle = tuple(Decimal(sum(column)) / len(column) for column in columns)
    return BookingCurve(night, left, rooms, low, middle, high, len(alike))


def _alike(booked: Sequence[RoomBooked], night: date, today: date) -> list[date]:
    first = min((one.booked_on for one in booked), default=today) + timedelta(days=FARTHEST)
    last_week = night - WEEK * (((night - today).days + 6) // 7) if night >= today else night - WEEK
    while last_week >= today:
        last_week -= WEEK
    recent = [last_week - WEEK * n for n in range(WEEKS_BEFORE)]
    season = [night - YEAR + WEEK * n for n in range(-SEASON, SEASON + 1)]
    return sorted({one for one in (*recent, *season) if first <= one < min(today, night)})


def _held(booked: Iterable[RoomBooked], night: date) -> tuple[int, ...]:
    """Rooms on the books at the end of each day from FARTHEST days before to the night itself."""
    change = [0] * (FARTHEST + 2)
    for one in booked:
        if not one.arrival <= night < one.arrival + timedelta(days=one.nights):
            continue
        begin = _place(one.booked_on, night)
        end = FARTHEST + 1 if one.cancelled_on is None else _place(one.cancelled_on, night)
        if end > begin:
            change[begin] += 1
            change[end] -= 1
    held, rooms = 0, []
    for step in change[:-1]:
        held += step
        rooms.append(held)
    return tuple(rooms)


def _place(day: date, night: date) -> int:
    """Where a day stands on the curve: 0 for FARTHEST days before and earlier, one past its end for later."""
    return min(max(FARTHEST - (night - day).days, 0), FARTHEST + 1)


def pickup(booked: Iterable[RoomBooked], first: date, nights: int, since: date) -> tuple[int, ...]:
    """Rooms that each night has won or lost on the days from `since` on: new bookings less cancellations."""
    won = [0] * nights
    for one in booked:
        came = one.booked_on >= since
        went = one.cancelled_on is not None and one.cancelled_on >= since
        if came == went:
            continue
        for n in range(one.nights):
            place = (one.arrival + timedelta(days=n) - first).days
            if 0 <= place < nights:
                won[place] += 1 if came else -1
    return tuple(won)
