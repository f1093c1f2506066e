"""Which guests come on their own, night after night?

Lead times and cancellations follow what was measured on the hotel booking demand data (Antonio, de Almeida and
Nunes 2019, doi 10.1016/j.dib.2018.11.126): a median lead of six to eight weeks with one in eight beyond 180 days;
OTA bookings cancelled by 36–38 %, direct ones by 14–18 %, hardly any within a week of arrival; half of the
cancellations before 28 % of the lead time has passed. Stays are shorter, as in Marrakech: three nights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from channels.simulated.sample.clerk import Clerk, can_be_sold
from channels.simulated.sample.seasons import demand, min_stay
from domain.bookings.reservation import Reservation, ReservationState
from domain.nights import Span, stay_nights
from domain.property import RoomType

PAST = 425
AHEAD = 120
WARM_UP = 10  # nights before the first, so that the house does not open empty

LENGTHS = (1, 2, 3, 4, 5, 6, 7)
LENGTH_WEIGHTS = (11, 25, 28, 17, 10, 5, 4)
MEAN_LENGTH = 3.2
SOURCES = ("bookingcom", "online", "expedia")
SOURCE_WEIGHTS = (62, 30, 8)
MEDIAN_LEAD = {"bookingcom": 48, "online": 42, "expedia": 48}
LEAD_SPREAD = 1.1
CANCELLED = {"bookingcom": 0.37, "online": 0.16, "expedia": 0.37}
APPEAL = {"double-superior": 1.04, "double-standard": 1.06, "family": 0.92, "presidential-suite": 0.7}
TRIES = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """What a guest asks for: when, for how long, through whom and how long before."""

    source: str
    check_in: date
    nights: int
    lead: int
    booked_at: datetime


def walk_ins(clerk: Clerk) -> Iterator[Reservation]:
    """Guests who come, room by room, and beside them those who cancelled. Scenes must be set before."""
    window = Span(clerk.day(-PAST - WARM_UP), clerk.day(AHEAD))
    wishes = [
        (kind, room, wish)
        for kind in clerk.hotel.room_types
        if can_be_sold(kind)
        for room in kind.rooms
        for wish in _wishes(clerk, kind, room, window)
    ]
    for kind, room, wish in wishes:
        stay = clerk.room(kind, wish.check_in, wish.nights, number=room)
        clerk.rack.hold(kind.code, stay.nights, wish.booked_at)
        yield clerk.book(wish.source, [stay], wish.booked_at)
    for kind, _, wish in wishes:
        if clerk.rng.random() < _cancelled_beside(wish) and (gone := _cancelled(clerk, kind, wish)):
            yield gone


def _wishes(clerk: Clerk, kind: RoomType, room: str, window: Span) -> Iterator[Wish]:
    """One room's stays in order: a gap, a stay, a gap. A stay that nobody has booked yet leaves its nights free."""
    night = window.first
    while night in window:
        length = 0
        if clerk.rng.random() < _arrival_chance(kind, night):
            length = len(clerk.rack.free(room, stay_nights(night, night + timedelta(days=_length(clerk)))))
        if length < min_stay(night):
            night += timedelta(days=1)
            continue
        wish = _wish(clerk, night, length)
        if wish.booked_at < clerk.as_of:
            yield wish
        night += timedelta(days=length)


def _arrival_chance(kind: RoomType, night: date) -> float:
    """The chance that an empty room fills, so that stays and gaps alternate at the night's share of sold rooms."""
    share = min(0.97, demand(night) * APPEAL.get(kind.code, 1.0))
    gap = MEAN_LENGTH * (1 - share) / share
    return 1 / (1 + gap)


def _length(clerk: Clerk) -> int:
    return clerk.rng.choices(LENGTHS, LENGTH_WEIGHTS)[0]


def _wish(clerk: Clerk, check_in: date, nights: int) -> Wish:
    source = clerk.rng.choices(SOURCES, SOURCE_WEIGHTS)[0]
    lead = min(int(clerk.rng.lognormvariate(math.log(MEDIAN_LEAD[source]), LEAD_SPREAD)), 360)
    hour = clerk.rng.randrange(7, 18 if lead == 0 else 23)
    booked_at = clerk.instant(check_in - timedelta(days=lead), time(hour, clerk.rng.randrange(60)))
    return Wish(source, check_in, nights, lead, booked_at)


def _cancelled_beside(wish: Wish) -> float:
    """Cancelled bookings for each one that stays, at that channel and lead time."""
    haste = 0.4 if wish.lead < 8 else 0.95 if wish.lead <= 60 else 1.2
    share = CANCELLED[wish.source] * haste
    return share / (1 - share)


def _cancelled(clerk: Clerk, kind: RoomType, beside: Wish) -> Reservation | None:
    """A like booking that was given up before yesterday; None when the house was too full to take it."""
    newest = clerk.at(-1, 0)
    for _ in range(TRIES):
        check_in = beside.check_in + timedelta(days=clerk.rng.randint(-21, 21))
        booked_at = clerk.instant(check_in - timedelta(days=beside.lead), time(clerk.rng.randrange(7, 23)))
        alive = max(timedelta(hours=1), timedelta(days=beside.lead) * clerk.rng.betavariate(1.3, 2.1))
        released_at = (booked_at + alive).replace(second=0, microsecond=0)
        nights = stay_nights(check_in, check_in + timedelta(days=_length(clerk)))
        if released_at < newest and clerk.rack.fits(kind, nights, booked_at, released_at):
            clerk.rack.hold(kind.code, nights, booked_at, released_at)
            room = clerk.room(kind, check_in, len(nights), state=ReservationState.CANCELLED)
            return clerk.book(beside.source, [room], booked_at, released_at=released_at)
    return None
