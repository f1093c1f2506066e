"""What follows when a person says of which type a booked room is?"""

from __future__ import annotations

from dataclasses import replace

from domain.bookings.reservation import Guest, Reservation
from domain.bookings.sighting import Rank, Sighting
from domain.consent.rights import Right, may
from domain.phrase import say
from governance.bookings.intake import receive_in
from governance.bookings.questions import Answered
from governance.bookings.which_type import ask_about, open_room, type_card
from governance.office import Office, snapshot
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

VIA = "typed"


async def type_told(office: Office, unit: Unit, member: Member, asked: Question, option: str) -> Answered:
    """His word comes in by the one intake, as the poorest source: whoever knows better still counts.

    A further room of the booking that nobody has given a type is asked next.
    """
    if not may(member.role, Right.CARRY):
        return Answered(alert=say("card.not_entitled"))
    now, by = office.clock(), f"person:{member.person.id}"
    house = await snapshot(office, unit)
    answered = await unit.questions.answer(asked.token, option, by, now)
    if answered is None:
        return Answered(type_card(asked, house) if asked.answer else None, say("error.unknown_card"))
    cell = answered.cell or {}
    found = await unit.sightings.called(cell["number"])
    place = int(cell["room"])
    booking = next((one for _, one in found if _open_at(one, place)), None)
    if booking is None:
        return Answered(type_card(answered, house, say("question.type_known")))
    code = cell["types"][int(option)]
    told = _told(booking, place, code)
    word = Sighting(by, Rank.TYPED, f"question:{answered.id}", now, told, f"{answered.token}:{code}")
    await receive_in(office, unit, [word], VIA, announce=False)
    await unit.journal.append("booking.type_told", f"reservation:{booking.number}", by, {"type": code}, now)
    [(_, after), *_] = await unit.sightings.called(cell["number"])
    if open_room(after, house.today) is not None:
        await ask_about(unit, house, after, now)
    return Answered(type_card(answered, house))


def _open_at(booking: Reservation, place: int) -> bool:
    return place < len(booking.rooms) and booking.rooms[place].room_type is None


def _told(booking: Reservation, place: int, code: str) -> Reservation:
    """Its rooms as they stand with this one's type; of money and guest he has said nothing."""
    rooms = tuple(
        replace(room, room_type=code) if n == place else room for n, room in enumerate(booking.rooms)
    )
    return replace(booking, rooms=rooms, guest=Guest(), total=None, commission=None)
