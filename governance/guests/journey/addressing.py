"""On which door, and in which thread, is the guest of a booking written to?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from channels.messenger import Messenger
from domain.bookings.reservation import Reservation
from domain.guests.journey.standing import Withheld, withheld
from domain.guests.journey.step import Trip
from domain.guests.thread import Door, Message, Thread, Way
from store.unit import Unit

Doors = Mapping[Door, Messenger]


@dataclass(frozen=True, slots=True)
class Reached:
    """A door that is open to this guest, and what was said with him so far."""

    door: Door
    address: str
    thread: Thread | None
    said: Sequence[Message]


def trip_of(booking: Reservation) -> Trip:
    """The booking as its letters see it."""
    guest = booking.guest
    return Trip(
        number=booking.number,
        shown=booking.channel_number or booking.number,
        source=booking.source,
        booked_at=booking.booked_at,
        check_in=booking.check_in,
        check_out=booking.check_out,
        held=bool(booking.holding),
        rooms=tuple(room.room_type for room in booking.holding),
        name=guest.name,
        country=guest.country,
        email=guest.email,
    )


async def reached(unit: Unit, trip: Trip, doors: Doors, now: datetime) -> Reached | None:
    """Where the guest wrote last if one may still write there, else his mail; None where no wire leads to him."""
    thread = await unit.guest_threads.about(trip.number)
    if thread is None and trip.email:
        thread = await unit.guest_threads.at(Door.EMAIL, trip.email)
    said = await unit.guest_messages.of(thread.id) if thread else ()
    heard = [one for one in said if one.way is Way.IN and one.door in doors]
    if heard:
        last = heard[-1]
        can = doors[last.door].capabilities
        if can.window is None or can.templates or now - last.at < can.window:
            return Reached(last.door, last.address, thread, said)
    if trip.email and Door.EMAIL in doors:
        return Reached(Door.EMAIL, trip.email, thread, said)
    return None


async def held_back(unit: Unit, number: str, thread: Thread | None) -> Withheld | None:
    """Why no letter goes to the guest of this booking, as things stand now."""
    bookings = await unit.reservations.numbered(number)
    held = any(booking.holding for booking in bookings)
    said = await unit.guest_messages.of(thread.id) if thread else ()
    return withheld(held, thread, said)


async def thread_for(unit: Unit, trip: Trip, found: Reached, now: datetime, *, sample: bool) -> Thread:
    """The thread of this stay: the one there is, or a new one, which inherits the wish for no letters.

    What the guest answers from there belongs to it.
    """
    known = found.thread
    if known is not None and known.stay in (None, trip.number):
        if known.stay is None:
            await unit.guest_threads.note(known, stay=trip.number)
        return await unit.guest_threads.certain(known.id)
    made = await unit.guest_threads.open(
        name=trip.name, channel=trip.source, stay=trip.number, at=now, sample=sample
    )
    await unit.guest_threads.reached_at(made, found.door, found.address, now)
    if known is not None and known.opted_out:
        await unit.guest_threads.note(made, opted_out=True)
    return await unit.guest_threads.certain(made.id)
