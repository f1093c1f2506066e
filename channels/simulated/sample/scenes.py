"""Which cases does the sample house hold on purpose?

Each scene is one thing that a hotelier meets, made once. Offsets are days from the demo date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from channels.simulated.sample.clerk import Clerk
from channels.simulated.sample.guests import person
from channels.simulated.sample.link import UNIDENTIFIED
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.nights import Span
from domain.prices.rates import Cell

NEW_YEAR_NUMBER = "R599233355"
NEW_YEAR_TYPE = "double-superior"
UNSOLD_TYPE, UNSOLD_NIGHTS = "presidential-suite", 14
OVERBOOKED_TYPE, OVERBOOKED_IN = "triple", 21
FORGOTTEN_TYPE, FORGOTTEN_IN = "quadruple", 38


@dataclass(frozen=True, slots=True)
class Scenes:
    """Where to find each deliberate case: confirmation numbers, and cells for what is no booking."""

    vip: str
    returning: str
    two_rooms: str
    partly_cancelled: str
    cancelled: str
    modified: str
    unmapped: str
    overbooked: Cell
    overbooking: tuple[str, ...]
    unsold: Span
    unsold_type: str
    forgotten: Cell
    new_year: str


def play(clerk: Clerk) -> tuple[Scenes, list[Reservation]]:
    """Every scene, with its bookings in the rack. A modified booking yields both of its revisions."""
    unsold = Span(clerk.today, clerk.day(UNSOLD_NIGHTS - 1))
    clerk.rack.keep(clerk.kind(UNSOLD_TYPE).rooms[0], unsold)
    acts: tuple[Callable[[Clerk], list[Reservation]], ...] = (
        vip_arrives_today,
        guest_returns_tomorrow,
        friends_in_two_rooms,
        one_room_of_two_cancelled,
        cancelled_since_yesterday,
        modified_since_yesterday,
        booking_of_no_known_type,
        one_booking_too_many,
        new_year_that_one_channel_missed,
    )
    made = [act(clerk) for act in acts]
    vip, back, friends, partly, gone, moved, strange, many, eve = (
        tuple(r.number for r in act) for act in made
    )
    scenes = Scenes(
        vip=vip[-1],
        returning=back[-1],
        two_rooms=friends[0],
        partly_cancelled=partly[0],
        cancelled=gone[0],
        modified=moved[0],
        unmapped=strange[0],
        overbooked=Cell(OVERBOOKED_TYPE, clerk.day(OVERBOOKED_IN)),
        overbooking=many,
        unsold=unsold,
        unsold_type=UNSOLD_TYPE,
        forgotten=Cell(FORGOTTEN_TYPE, clerk.day(FORGOTTEN_IN)),
        new_year=eve[0],
    )
    return scenes, [booking for act in made for booking in act]


def vip_arrives_today(clerk: Clerk) -> list[Reservation]:
    """A third stay, announced: flight, car, tea."""
    note = "Vol de Francfort, arrivée 16:20 ; voiture commandée ; thé à la menthe au patio."
    guest = person("Matthias", "Weber-Lindenau", "DE")
    stays = ((-205, 3, -240), (-96, 4, -130))
    before = [
        clerk.book("online", [_stay(clerk, "junior-suite", 0, at, n, booked)], clerk.at(booked, 10), guest)
        for at, n, booked in stays
    ]
    room = _stay(clerk, "junior-suite", 0, 0, 3, -34, (2, 0))
    return [
        *before,
        clerk.book("online", [room], clerk.at(-34, 10, 20), replace(guest, note=note), vip=True),
    ]


def guest_returns_tomorrow(clerk: Clerk) -> list[Reservation]:
    """A second stay, of a family."""
    guest = person("Agathe", "Clairvallon", "FR")
    before = _stay(clerk, "quadruple", 1, -160, 4, -210, (2, 2))
    room = _stay(clerk, "quadruple", 0, 1, 3, -51, (2, 2))
    return [
        clerk.book("bookingcom", [before], clerk.at(-210, 20, 5), guest),
        clerk.book("online", [room], clerk.at(-51, 21, 40), guest),
    ]


def friends_in_two_rooms(clerk: Clerk) -> list[Reservation]:
    """Two rooms under one name, arriving today."""
    rooms = [_stay(clerk, "double-standard", place, 0, 2, -27, (2, 0)) for place in (0, 1)]
    return [clerk.book("bookingcom", rooms, clerk.at(-27, 19, 12))]


def one_room_of_two_cancelled(clerk: Clerk) -> list[Reservation]:
    """Two rooms were booked; one was given up four days ago, the other one stays."""
    kept, given_up = (_stay(clerk, "quadruple", place, 12, 3, -60, (2, 2)) for place in (0, 1))
    rooms = [kept, replace(given_up, state=ReservationState.CANCELLED)]
    return [clerk.book("bookingcom", rooms, clerk.at(-60, 11, 30), updated_at=clerk.at(-4, 15, 8))]


def cancelled_since_yesterday(clerk: Clerk) -> list[Reservation]:
    """A family room freed yesterday evening."""
    room = _stay(clerk, "family", 0, 9, 3, -45, (2, 3))
    gone = replace(room, state=ReservationState.CANCELLED)
    return [clerk.book("bookingcom", [gone], clerk.at(-45, 13, 25), released_at=clerk.at(-1, 18, 40))]


def modified_since_yesterday(clerk: Clerk) -> list[Reservation]:
    """This morning a stay moved by a day and became one night longer: two revisions of one number."""
    booked_at = clerk.at(-20, 17, 45)
    first = clerk.book("bookingcom", [_stay(clerk, "family", 1, 15, 3, -20, (2, 2))], booked_at)
    clerk.rack.keep(clerk.kind("family").rooms[1], Span(clerk.day(15), clerk.day(19)))
    moved = clerk.room(clerk.kind("family"), clerk.day(16), 4, party=(2, 2))
    clerk.rack.hold("family", moved.nights[2:], booked_at)
    second = clerk.book(
        "bookingcom",
        [moved],
        booked_at,
        first.guest,
        number=first.number,
        updated_at=clerk.at(0, 7, 31),
        channel_number=first.channel_number,
    )
    return [first, second]


def booking_of_no_known_type(clerk: Clerk) -> list[Reservation]:
    """Booking.com sold the eighth type, which nobody has identified."""
    like = clerk.room(clerk.kind("double-standard"), clerk.day(5), 2, party=(2, 0))
    room = replace(like, room_type=None, external_code=UNIDENTIFIED)
    return [clerk.book("bookingcom", [room], clerk.at(-2, 20, 17))]


def one_booking_too_many(clerk: Clerk) -> list[Reservation]:
    """Three bookings for the two rooms of a type, on one night only."""
    night = OVERBOOKED_IN
    return [
        clerk.book("bookingcom", [_stay(clerk, OVERBOOKED_TYPE, 0, night - 2, 3, -40)], clerk.at(-40, 9, 50)),
        clerk.book("online", [_stay(clerk, OVERBOOKED_TYPE, 1, night, 2, -3)], clerk.at(-3, 12, 2)),
        clerk.book("bookingcom", [_stay(clerk, OVERBOOKED_TYPE, 1, night, 1, -2)], clerk.at(-2, 22, 14)),
    ]


def new_year_that_one_channel_missed(clerk: Clerk) -> list[Reservation]:
    """The case of the open incident: made in the channel manager itself, not seen by Booking.com.

    Type, dates, source and number are the real ones; nobody has told the guest's name, so there is none.
    """
    kind, eve = clerk.kind(NEW_YEAR_TYPE), date(clerk.today.year, 12, 31)
    nights = Span(eve, eve + timedelta(days=2))
    for number in kind.rooms:  # the other room stays unsold: Booking.com offers two, one is left
        clerk.rack.keep(number, nights)
    room = clerk.room(kind, eve, len(nights), number=kind.rooms[0], party=(2, 0))
    booked_at = clerk.at(-6, 11, 12)
    clerk.rack.hold(kind.code, nights, booked_at)
    return [clerk.book("online", [room], booked_at, Guest(), number=NEW_YEAR_NUMBER)]


def _stay(
    clerk: Clerk,
    code: str,
    place: int,
    arrival: int,
    nights: int,
    booked: int,
    party: tuple[int, int] | None = None,
) -> StayRoom:
    """A stay in the type's room at that place, in the rack from the day on which it was booked."""
    kind = clerk.kind(code)
    room = clerk.room(kind, clerk.day(arrival), nights, number=kind.rooms[place], party=party)
    clerk.rack.keep(kind.rooms[place], room.nights)
    clerk.rack.hold(code, room.nights, clerk.at(booked, 0))
    return room
