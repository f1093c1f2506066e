"""Which rooms are ready, whose are they, and what do taps on them do?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.service.shown import show_file
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import Phrase, say
from domain.service.assignment import Place
from domain.service.calling import TAKE_PROPOSED, room_state
from domain.service.room import RoomState
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from governance.service.room_board import RoomBoard, room_board
from governance.service.room_cards import ROOM, places_menu, room_card, rooms_list
from governance.service.rooms import close_room, give, mark_room, nights_to_give, settle, take_proposed
from store.unit import Unit

SUBJECT = f"{ROOM}:"


async def rooms(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """All rooms without words; a number shows that room, « 7 propre » says how it is, « 7 R123 » whose it is.

    « attribuer » gives every stay the room proposed for it. Refusal: no such room, state or booking.
    """
    room, _, rest = words.strip().partition(" ")
    await settle(office, caller.property_id)
    async with office.store.unit(caller.property_id) as unit:
        notes: list[Reply] = []
        if fold(room) in TAKE_PROPOSED and not rest:
            room = ""
            notes.append(reply(say("room.given", n=await take_proposed(office, unit, caller.member))))
        elif rest and (state := room_state(rest)) is not None:
            note = await acted(office, unit, caller, room, state)
            notes += [reply(note)] if note is not None else []
        elif rest:
            await give_booking(office, unit, caller, room, rest.strip())
        board = await room_board(office, unit)
        face = one_room(board, room, caller) if room else rooms_list(board, caller.member)
        return await caller.heard(unit, office.clock(), *notes, face)


async def give_booking(office: Office, unit: Unit, caller: Caller, room: str, number: str) -> None:
    """This room for the booking of that number. Refusal: several rooms, where only a tap says which."""
    house = await snapshot(office, unit)
    stays = await unit.reservations.stays_between(house.today, house.last)
    found = [stay for stay in stays if stay.number.upper() == number.upper()]
    if not found:
        raise refuse("room.which_words", said=number)
    if len(found) > 1:
        raise refuse("room.several", number=number)
    place = (found[0].reservation, found[0].position)
    await give(office, unit, caller.member, place, room, await nights_to_give(unit, house, place))


def one_room(board: RoomBoard, room: str, caller: Caller) -> Reply:
    """The card of one room. Refusal: the house has no such room."""
    line = board.line(room)
    if line is None:
        raise refuse("room.unknown", room=room)
    return room_card(board, line, caller.member)


async def on_room(office: Office, caller: Caller, room: str, verb: str) -> Beside:
    """`room:<room>:<state>` says how it is, `:show`, `:photo`, `:seen`; `room:all:list` and `:take` are of all."""
    async with office.store.unit(caller.property_id) as unit:
        try:
            note = await acted(office, unit, caller, room, verb)
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        if verb in {"photo", "seen"}:
            return Beside()
        if not may(caller.member.role, Right.READ):
            return Beside(reply(say("room.thanks", room=room)), note)
        board = await room_board(office, unit)
    face = rooms_list(board, caller.member) if room == "all" else one_room(board, room, caller)
    return Beside(face, note)


async def acted(office: Office, unit: Unit, caller: Caller, room: str, verb: str) -> Phrase | None:
    """What the tap does; words where there is more to say than the new face."""
    if verb in {"show", "list"}:
        return None
    if verb == "take":
        return say("room.given", n=await take_proposed(office, unit, caller.member))
    if verb == "photo":
        if not may(caller.member.role, Right.SERVE):
            raise refuse("room.not_yours")
        now = office.clock()
        asked = reply(say("room.photo_asked", room=room))
        dedupe = f"room-photo:{room}:{caller.member.person.id}:{now.isoformat()}"
        await tell(unit, [caller.member], asked, dedupe, now, subject=f"{SUBJECT}{room}")
        return None
    if verb == "seen":
        mark = (await unit.room_marks.last()).get(room)
        await show_file(office, unit, caller, mark.photo if mark else None, f"room-shown:{room}")
        return None
    if verb not in {state.value for state in RoomState}:
        raise refuse("error.unknown_card")
    await mark_room(office, unit, caller.member, room, RoomState(verb))
    if verb == RoomState.OUT_OF_ORDER:
        filed = await close_room(office, unit, caller.member, room)
        number = filed.proposal.number if filed.proposal else None
        return say("room.closing", number=number) if number else None
    return None


async def on_place(office: Office, caller: Caller, place: str, room: str) -> Beside:
    """`place:<booking>.<n>:menu` offers rooms to a stay, `place:<booking>.<n>:<room>` gives it one."""
    reservation, _, number = place.partition(".")
    if not (reservation.isdecimal() and number.isdecimal()):
        return Beside(alert=say("error.unknown_card"))
    stay: Place = (int(reservation), int(number))
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit)
        try:
            nights = await nights_to_give(unit, house, stay)
            if room == "menu":
                return Beside(await menu(office, unit, stay))
            await give(office, unit, caller.member, stay, room, nights)
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        board = await room_board(office, unit)
    return Beside(rooms_list(board, caller.member), say("room.given", n=1))


async def menu(office: Office, unit: Unit, place: Place) -> Reply:
    """The rooms that this stay could have on all its coming nights."""
    board = await room_board(office, unit)
    house = board.house
    nights = await nights_to_give(unit, house, place)
    booking = await unit.reservations.get(place[0])
    held = {
        key: whose
        for key, whose in (await unit.room_nights.between(nights[0], nights[-1])).items()
        if whose != place
    }
    kind = booking.rooms[place[1]].room_type if booking else None
    free = [
        (room, one.code == kind)
        for one in house.hotel.room_types
        for room in one.rooms
        if not any((room, night) in held or (room, night) in house.service.out for night in nights)
    ]
    guest = (booking.guest.name or booking.number) if booking else ""
    return places_menu(board, place, guest, sorted(free, key=lambda one: not one[1]))


async def photo_of_room(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """A photo of the room as it is now. Refusal: nobody said how the room is, or no photo came."""
    room = subject.removeprefix(SUBJECT)
    shown = next((one for one in files if one.kind is EvidenceKind.PHOTO), None)
    if shown is None:
        raise refuse("room.photo_asked", room=room)
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    mark = (await unit.service.on(today, hotel.zone)).rooms.get(room)
    if mark is None:
        raise refuse("room.say_first", room=room)
    if not may(caller.member.role, Right.SERVE):
        raise refuse("room.not_yours")
    await unit.room_marks.show(mark, shown.value)
    return reply(say("room.photo_kept", room=room))


COMMANDS = (Command("chambres", "rooms", rooms, what=say("command.chambres"), want="do", rank=3),)
