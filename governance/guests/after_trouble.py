"""How does the guest of a room hear, by a person's tap, of what was wrong there?"""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.guests.answer import HOUSE_LANGUAGES
from domain.guests.follow_up import followed_up, language_of_country
from domain.guests.naming import name_to_greet
from domain.guests.sending import AnswerGuest, digest_of
from domain.guests.thread import Door, Message, State, Thread, Way
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY
from domain.service.trouble import Trouble, TroubleKind, TroubleState
from governance.consent.cards import show
from governance.consent.desk.filing import Filed, file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


async def write_to_guest(office: Office, unit: Unit, member: Member, trouble: Trouble) -> Filed:
    """A draft in his language, as a card: nothing leaves by it.

    Refusal: not his to write, nobody slept there, nobody looks after it yet, or it was drafted before.
    """
    if not may(member.role, Right.PROPOSE):
        raise refuse("card.not_entitled")
    house = await snapshot(office, unit)
    stay = await guest_of(unit, trouble, trouble.at.astimezone(house.hotel.zone).date())
    if trouble.state is TroubleState.OPEN and trouble.owner is None and trouble.kind is not TroubleKind.LOST:
        raise refuse("trouble.owner_first")
    thread, door, address, language = await reached(unit, stay, house)
    draft = await drafted(unit, thread, trouble, door, address, language, house)
    action = AnswerGuest(thread.id, draft.id, digest_of(draft.text), door.value, house.hotel.currency)
    key, who = f"guest:trouble:{trouble.id}:{trouble.state}", member.person.id
    filed = await file_in(
        unit, office, house, Draft("gm", action, key=key), by=f"person:{who}", asked_by=who, announce=False
    )
    if filed.proposal is not None and not filed.known:
        await show(unit, filed.proposal, house.now)
    return filed


async def guest_of(unit: Unit, trouble: Trouble, day: date) -> Stay:
    """Who was in the room that day; of something found first whoever left it. Refusal: nobody."""
    stays = await unit.reservations.stays_between(day - ONE_DAY, day)
    there = [stay for stay in stays if stay.room_number is not None and stay.room_number == trouble.room]
    leaving_first = trouble.kind is TroubleKind.LOST
    there.sort(key=lambda stay: (stay.check_out == day) is not leaving_first)
    if not there:
        raise refuse("trouble.nobody_there")
    return there[0]


async def reached(unit: Unit, stay: Stay, house: House) -> tuple[Thread, Door, str, str]:
    """His thread, where he last wrote from, and his language; else his booking's address, else a person's hands.

    Refusal: he asked for no more messages.
    """
    booking = await unit.reservations.get(stay.reservation)
    known = await unit.guest_threads.about(stay.number)
    if known is not None and known.opted_out:
        raise refuse("trouble.opted_out")
    country = booking.guest.country if booking else None
    language = (known.language if known else None) or language_of_country(country)
    heard = [one for one in await unit.guest_messages.of(known.id) if one.way is Way.IN] if known else []
    if known is not None and heard:
        return known, heard[-1].door, heard[-1].address, language
    thread = known or await unit.guest_threads.open(
        name=stay.guest, channel="direct", stay=stay.number, at=house.now, sample=stay.sample
    )
    email = booking.guest.email if booking else None
    if email:
        return thread, Door.EMAIL, email, language
    return thread, Door.PASTED, f"stay:{stay.number}", language


async def drafted(
    unit: Unit, thread: Thread, trouble: Trouble, door: Door, address: str, language: str, house: House
) -> Message:
    """The draft as a row. Refusal: there is one for how it stands now."""
    person = house.service.people.get(trouble.owner or "")
    name = name_to_greet(thread.name)
    told = {
        one: followed_up(trouble, one, house=house.hotel.name, name=name, person=person)
        for one in {language, *HOUSE_LANGUAGES}
    }
    found = await unit.guest_messages.keep(
        sha256(f"trouble:{trouble.id}:{trouble.state}".encode()).hexdigest(),
        thread,
        Way.OUT,
        door,
        address,
        state=State.DRAFT.value,
        subject=house.hotel.name,
        text=told[language],
        language=language,
        at=house.now,
        kept_at=house.now,
        by="house",
        body={
            "back": {one: told[one] for one in HOUSE_LANGUAGES},
            "trouble": trouble.kind.value,
            "room": trouble.room or "",
        },
    )
    if found is None:
        raise refuse("trouble.written_already")
    return await unit.guest_messages.certain(found)
