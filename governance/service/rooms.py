"""How does a room become clean, inspected or somebody's, and what is refused?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from domain.consent.actions import BlockRoom
from domain.consent.actions.block_room import block_key
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.house.snapshot import House
from domain.nights import Span, stay_nights
from domain.phrase import say
from domain.property import Property, RoomType
from domain.service.assignment import Place, Unplaced, proposed
from domain.service.room import NotInspectable, RoomMark, RoomState, inspection_hindered
from governance.consent.desk.filing import Filed, file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit

# How far ahead rooms are given: a guest who comes later may still be moved without anybody noticing.
AHEAD = timedelta(days=14)


def type_of(hotel: Property, room: str) -> RoomType:
    """The type of the room with this number. Refusal: the house has no such room."""
    kind = next((kind for kind in hotel.room_types if room in kind.rooms), None)
    if kind is None:
        raise refuse("room.unknown", room=room)
    return kind


async def mark_room(
    office: Office, unit: Unit, member: Member, room: str, state: RoomState, photo: str | None = None
) -> RoomMark:
    """Somebody says how a room is. Refusal: not his to say, an unknown room, or an inspection by its cleaner."""
    now, person = office.clock(), f"person:{member.person.id}"
    hotel = await unit.property.get()
    type_of(hotel, room)
    today = now.astimezone(hotel.zone).date()
    before = (await unit.service.on(today, hotel.zone)).rooms.get(room)
    demand_mark(member, before, state, person)
    cleaner = before.cleaner if before else None
    if state is RoomState.CLEAN:
        cleaner = person
    elif state is not RoomState.INSPECTED:
        cleaner = None
    mark = RoomMark(room, state, person, now, cleaner, photo)
    await unit.room_marks.add(mark)
    body = {"room": room, "from": before.state.value if before else None, "to": state.value}
    await unit.journal.append("room.marked", f"room:{room}", person, body, now)
    return mark


def demand_mark(member: Member, before: RoomMark | None, state: RoomState, person: str) -> None:
    """Refusal where this person may not say this of the room now."""
    closes = RoomState.OUT_OF_ORDER in {state, before.state if before else None}
    if not may(member.role, Right.FILE if closes else Right.SERVE):
        raise refuse("room.not_yours")
    if state is not RoomState.INSPECTED:
        return
    hindered = inspection_hindered(before, person)
    if hindered is NotInspectable.BY_CLEANER:
        raise refuse("room.inspected_by_another")
    if hindered is NotInspectable.NOT_CLEAN:
        raise refuse("room.clean_first")


async def close_room(office: Office, unit: Unit, member: Member, room: str) -> Filed:
    """Tonight out of sale, as a card: the room is out of order, and the channels must not sell it."""
    house = await snapshot(office, unit)
    kind = type_of(house.hotel, room)
    night = Span(house.today, house.today)
    action = BlockRoom(room, kind.code, night, True, house.hotel.currency)
    person = member.person
    reasons = (say("card.explain_filed", person=person.name, at=house.now), say("room.closed_because"))
    draft = Draft("gm", action, reasons, f"{block_key(room)}:{house.today}")
    return await file_in(unit, office, house, draft, by=f"person:{person.id}", asked_by=person.id)


async def settle(office: Office, property_id: str) -> None:
    """What bookings changed: rooms of who is gone are free, and a number written beside a stay is given to it."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        for place, night in await unit.room_nights.astray(today):
            await unit.room_nights.free(place, night)
        for stay in await unit.room_nights.unplaced(today, today + AHEAD):
            if stay.wished is not None and is_free(stay, stay.wished, await taken(unit, stay)):
                await unit.room_nights.give(stay.place, stay.wished, stay.nights, "booking", now)


def is_free(stay: Unplaced, room: str, held: Mapping[tuple[str, date], object]) -> bool:
    """Whether nobody has the room on any night of the stay, and it is in sale on all of them."""
    return not any((room, night) in held for night in stay.nights)


async def taken(unit: Unit, *stays: Unplaced) -> Mapping[tuple[str, date], object]:
    """Rooms and nights that are somebody's, or out of sale, over the time of these stays."""
    if not stays:
        return {}
    first = min(stay.check_in for stay in stays)
    last = max(stay.check_out for stay in stays)
    return {**await unit.room_nights.between(first, last), **await unit.service.out(Span(first, last))}


async def proposals(unit: Unit, hotel: Property, today: date) -> Sequence[tuple[Unplaced, str | None]]:
    """The stays of the coming days that lack a room, each with the one that would suit; None where none is free."""
    stays = await unit.room_nights.unplaced(today, today + AHEAD)
    suits = proposed(stays, hotel, await taken(unit, *stays))
    return [(stay, suits.get(stay.place)) for stay in stays]


async def take_proposed(office: Office, unit: Unit, member: Member) -> int:
    """Give every stay the room that is proposed for it; how many got one. Refusal: not his to give."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    given = 0
    for stay, room in await proposals(unit, hotel, today):
        if room is not None:
            await give(office, unit, member, stay.place, room, stay.nights)
            given += 1
    return given


async def give(
    office: Office, unit: Unit, member: Member, place: Place, room: str, nights: Sequence[date]
) -> None:
    """This room for this stay on these nights. Refusal: not his to give, no such room, or it is another's."""
    if not may(member.role, Right.FILE):
        raise refuse("room.not_yours_to_give")
    hotel = await unit.property.get()
    type_of(hotel, room)
    now, person = office.clock(), f"person:{member.person.id}"
    out = await unit.service.out(Span(nights[0], nights[-1]))
    closed = next((night for night in nights if (room, night) in out), None)
    if closed is not None:
        raise refuse("room.out_of_sale", room=room, night=closed)
    if not await unit.room_nights.give(place, room, nights, person, now):
        raise await taken_by(unit, room, nights)
    body = {"reservation": place[0], "place": place[1], "room": room, "first": nights[0].isoformat()}
    await unit.journal.append("room.given", f"room:{room}", person, body, now)


async def taken_by(unit: Unit, room: str, nights: Sequence[date]) -> Refusal:
    """The words for a room that is another's on one of these nights."""
    held = await unit.room_nights.between(nights[0], nights[-1])
    night = next((night for night in nights if (room, night) in held), nights[0])
    return refuse("room.taken", room=room, night=night)


async def nights_to_give(unit: Unit, house: House, place: Place) -> tuple[date, ...]:
    """The nights of a stay that are still to come, tonight included. Refusal: the booking is gone."""
    booking = await unit.reservations.get(place[0])
    rooms = booking.rooms if booking else ()
    if place[1] >= len(rooms) or booking is None or rooms[place[1]] not in booking.holding:
        raise refuse("room.booking_gone")
    stay = rooms[place[1]]
    nights = stay_nights(max(stay.check_in, house.today), stay.check_out)
    if not nights:
        raise refuse("room.booking_gone")
    return nights
