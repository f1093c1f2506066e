"""What follows when a person says of which type a booked room is?"""

from __future__ import annotations

from dataclasses import replace

from domain.bookings.reservation import Guest, Reservation
from domain.bookings.sighting import Rank, Sighting
from domain.consent.rights import Right, may
from domain.house.snapshot import House
from domain.phrase import say
from governance.bookings.intake import receive_in
from governance.bookings.questions import Answered
from governance.bookings.room_names import remember, written
from governance.bookings.which_type import ask_about, ask_about_names, type_card
from governance.office import Office, snapshot
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

VIA = "typed"
MOST_BOOKINGS = 1000  # looked at after one answer; what is left comes with the next


async def type_told(office: Office, unit: Unit, member: Member, asked: Question, option: str) -> Answered:
    """His word comes in by the one intake, as the poorest source: whoever knows better still counts.

    A name that an agency gives a room counts for every booking that has it, those to come too. What is still
    without a type is asked next.
    """
    if not may(member.role, Right.CARRY):
        return Answered(alert=say("card.not_entitled"))
    now, by = office.clock(), f"person:{member.person.id}"
    house = await snapshot(office, unit)
    answered = await unit.questions.answer(asked.token, option, by, now)
    if answered is None:
        return Answered(type_card(asked, house) if asked.answer else None, say("error.unknown_card"))
    cell = answered.cell or {}
    code = cell["types"][int(option)]
    if "written" in cell:
        await remember(unit, cell["written"], code, by, now)
        waiting = await _untyped(unit, house)
        told = [_all_told(one, cell["written"], code) for one in waiting]
        changed = [(new, old) for new, old in zip(told, waiting, strict=True) if new != old]
    else:
        place, found = int(cell["room"]), await unit.sightings.called(cell["number"])
        changed = [(_told(one, place, code), one) for _, one in found if _open_at(one, place)][:1]
        if not changed:
            return Answered(type_card(answered, house, say("question.type_known")))
    evidence, key = f"question:{answered.id}", f"{answered.token}:{code}"
    words = [
        Sighting(by, Rank.TYPED, evidence, now, _type_alone(new), f"{key}:{new.number}") for new, _ in changed
    ]
    await receive_in(office, unit, words, VIA, announce=False)
    about = f"reservation:{cell['number']}" if "number" in cell else evidence
    await unit.journal.append("booking.type_told", about, by, {"type": code, "bookings": len(words)}, now)
    left = await _untyped(unit, house)
    await ask_about_names(unit, house, left, now)
    for booking in left[:1]:
        await ask_about(unit, house, booking, now)
    return Answered(type_card(answered, house))


async def _untyped(unit: Unit, house: House) -> list[Reservation]:
    """The bookings to come with a room of no type, soonest first."""
    stays = sorted((s for s in house.stays if s.room_type is None), key=lambda stay: stay.check_in)
    coming = dict.fromkeys(s.number for s in stays if s.released_at is None and s.check_out > house.today)
    found = []
    for number in list(coming)[:MOST_BOOKINGS]:
        found += [one for _, one in await unit.sightings.called(number)]
    return [one for one in found if any(room.room_type is None for room in one.rooms)]


def _open_at(booking: Reservation, place: int) -> bool:
    return place < len(booking.rooms) and booking.rooms[place].room_type is None


def _told(booking: Reservation, place: int, code: str) -> Reservation:
    """Its rooms as they stand, with this one's type."""
    rooms = tuple(
        replace(room, room_type=code) if n == place else room for n, room in enumerate(booking.rooms)
    )
    return replace(booking, rooms=rooms)


def _all_told(booking: Reservation, name: str, code: str) -> Reservation:
    """Its rooms as they stand, with the type of each that was written so."""
    rooms = tuple(replace(room, room_type=code) if written(room) == name else room for room in booking.rooms)
    return replace(booking, rooms=rooms)


def _type_alone(booking: Reservation) -> Reservation:
    """Of money and guest he has said nothing."""
    return replace(booking, guest=Guest(), total=None, commission=None)
