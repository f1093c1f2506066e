"""What does the house know of whoever writes, before it reads what he says?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.guests.clocks import Stage, Stayed, stage_of
from domain.guests.deciding import Writer
from domain.guests.journey.letter import language_of_country
from domain.guests.thread import State, Thread, Way
from governance.guests.standards import spoken
from store.unit import Unit

IN_REACH = frozenset({Stage.IN_HOUSE, Stage.ARRIVES_TODAY})


@dataclass(frozen=True, slots=True)
class Around:
    """`writer` is what a decision needs of him; `here`: he sleeps in the house or arrives today."""

    writer: Writer
    here: bool


async def around(unit: Unit, thread: Thread, now: datetime) -> Around:
    """The thread's language and his country's, his stay, and whether the house asked him something last."""
    stay, country = await _stay(unit, thread.stay)
    hotel = await unit.property.get()
    said = [one for one in await unit.guest_messages.of(thread.id) if one.state is not State.DROPPED]
    last = next((one for one in reversed(said) if one.way is Way.OUT and one.state is State.SENT), None)
    asked = last is not None and (bool(last.body.get("offers")) or "?" in last.text or "؟" in last.text)
    writer = Writer(
        before=thread.language,
        likely=language_of_country(country),
        spoken=await spoken(unit),
        lodged=thread.stay is not None,
        awaited=asked,
    )
    return Around(writer, stage_of(stay, now.astimezone(hotel.zone).date()) in IN_REACH)


async def stay_of(unit: Unit, number: str | None) -> Stayed | None:
    """The stay that a thread names; None where no booking has that number."""
    return (await _stay(unit, number))[0]


async def _stay(unit: Unit, number: str | None) -> tuple[Stayed | None, str | None]:
    bookings = await unit.reservations.numbered(number) if number else ()
    if not bookings:
        return None, None
    booking = bookings[0]
    rooms = [room.room_number for room in booking.rooms if room.room_number]
    held = bool(booking.holding)
    stay = Stayed(number or "", booking.check_in, booking.check_out, rooms[0] if rooms else None, held)
    return stay, booking.guest.country
