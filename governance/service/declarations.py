"""Which guests are not declared yet, who hears of it, and when is it deposited?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.snapshot import Stay
from domain.service.legal import DECLARATION, Declaration, reminder_at, rules, to_declare
from governance.office import Office
from governance.post.telling import tell
from governance.service.declaration_cards import declarations_list
from store.consent.people import Member
from store.unit import Unit

# A deposit's number is short; what looks like a passport's or an identity card's is not taken.
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/.-]{2,29}$")
_IDENTITY = re.compile(r"[A-Za-z]{1,2}\d{6,8}$")


@dataclass(frozen=True, slots=True)
class ToDeclare:
    """One booking of an arrival day, and how far its declaration is."""

    stay: Stay
    people: int | None
    told: Declaration | None


async def of_day(unit: Unit, day: date) -> Sequence[ToDeclare]:
    """Every booking that arrived on this day."""
    stays = [stay for stay in await unit.reservations.stays_between(day, day) if stay.check_in == day]
    told = await unit.legal.declared([stay.reservation for stay in stays])
    by_booking: dict[int, list[Stay]] = {}
    for stay in stays:
        by_booking.setdefault(stay.reservation, []).append(stay)
    return [
        ToDeclare(
            ones[0],
            sum(one.people for one in ones if one.people) or None,
            told.get(reservation),
        )
        for reservation, ones in by_booking.items()
    ]


async def remind(office: Office, property_id: str) -> bool:
    """At 21:30 today's arrivals, at 07:15 yesterday's that are not deposited: once each, quiet hours or not.

    True when somebody was told. The law's hour does not wait for the house's.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        standing = reminder_at(now.astimezone(hotel.zone))
        if standing is None:
            return False
        day, hour = standing
        if not await unit.legal.ring(f"declaration:{day}:{hour:%H%M}", now):
            return False
        found = await of_day(unit, day)
        told = {one.stay.reservation: one.told for one in found if one.told is not None}
        lacking = set(to_declare([one.stay.reservation for one in found], told))
        left = [one for one in found if one.stay.reservation in lacking]
        if not left:
            return False
        for member in await unit.people.members():
            if may(member.role, Right.FILE):
                shown = declarations_list(left, day, member)
                await tell(unit, [member], shown, f"declaration:{day}:{hour:%H%M}", now)
        return True


async def note(
    office: Office,
    unit: Unit,
    member: Member,
    reservation: int,
    *,
    missing: int | None = None,
    deposited: str | None = None,
) -> Declaration:
    """How many papers lack, or the number of the deposit. Refusal: not his, not complete, or an identity number."""
    if not may(member.role, Right.FILE):
        raise refuse("declaration.not_yours")
    booking = await unit.reservations.get(reservation)
    if booking is None:
        raise refuse("room.booking_gone")
    now, person = office.clock(), f"person:{member.person.id}"
    known = (await unit.legal.declared([reservation])).get(reservation)
    if deposited is not None:
        deposited = taken(deposited)
        missing = 0
    elif known is not None and known.deposited is not None:
        raise refuse("declaration.deposited_already", number=known.deposited)
    declaration = Declaration(reservation, missing, deposited, person, now)
    keep = rules()[DECLARATION].keep_days or 365
    await unit.legal.declare(declaration, booking.check_out + timedelta(days=keep))
    body = {"reservation": reservation, "missing": missing, "deposited": deposited is not None}
    await unit.journal.append("declaration.noted", f"reservation:{reservation}", person, body, now)
    return declaration


def taken(number: str) -> str:
    """The deposit's number. Refusal: it is none, or it looks like that of an identity paper."""
    plain = number.strip()
    if _IDENTITY.match(plain):
        raise refuse("declaration.identity")
    if not _NUMBER.match(plain):
        raise refuse("declaration.number_unread")
    return plain
