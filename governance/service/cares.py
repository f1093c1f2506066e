"""How is an allergy, an occasion or a preference noted, read by the kitchen, kept or forgotten?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.house.snapshot import Stay
from domain.service.calling import AGREED, CARES
from domain.service.care import FOR_KITCHEN, Care, CareKind, kept_until
from governance.office import Office
from governance.service.transfers import one_booking
from store.consent.people import Member
from store.unit import Unit

LONGEST = 200


async def noted(office: Office, unit: Unit, member: Member, words: str) -> int:
    """« R123 ; allergie : noix ; préférence : oreiller ferme ; accord »; how many were noted.

    Refusal: not his to note, no such booking, or a part that is none of these.
    """
    if not may(member.role, Right.FILE):
        raise refuse("care.not_yours")
    head, *parts = (part.strip() for part in re.split(r"[;\n]", words))
    number, _, rest = head.partition(" ")
    given = [part for part in (rest.strip(), *parts) if part]
    consent = any(fold(part) in AGREED for part in given)
    found = [_part(part) for part in given if fold(part) not in AGREED]
    if not found:
        raise refuse("care.how")
    reservation, booking = await one_booking(unit, number)
    now, person = office.clock(), f"person:{member.person.id}"
    for kind, said in found:
        until = kept_until(kind, booking.check_out, consent=consent)
        agreed = consent and kind in {CareKind.PREFERENCE, CareKind.OCCASION}
        await unit.cares.add(reservation, kind, said, by=person, at=now, consent=agreed, keep_until=until)
        body = {"reservation": reservation, "kind": kind.value, "consent": agreed}
        await unit.journal.append("care.noted", f"reservation:{reservation}", person, body, now)
    return len(found)


async def read(office: Office, unit: Unit, member: Member, care: Care) -> bool:
    """The kitchen has read it; False when another had. Refusal: not his to read."""
    if not may(member.role, Right.SERVE):
        raise refuse("care.not_yours")
    now, person = office.clock(), f"person:{member.person.id}"
    counted = await unit.cares.read(care, person, now)
    if counted:
        body = {"reservation": care.reservation, "kind": care.kind.value}
        await unit.journal.append("care.read", f"reservation:{care.reservation}", person, body, now)
    return counted


async def of_stays(unit: Unit, stays: Sequence[Stay]) -> Sequence[tuple[Stay, Sequence[Care]]]:
    """The stays of which something is noted, or was kept with the guest's consent from an earlier one."""
    by_booking = {one.reservation: one for one in stays}
    noted: dict[int, list[Care]] = {number: [] for number in by_booking}
    for care in await unit.cares.of(list(by_booking)):
        noted[care.reservation].append(care)
    for number, kept in (await unit.cares.remembered(list(by_booking))).items():
        noted[number] += kept
    return [(stay, noted[number]) for number, stay in by_booking.items() if noted[number]]


def for_kitchen(care: Care) -> bool:
    """Whether the kitchen has to know it."""
    return care.kind in FOR_KITCHEN


def _part(part: str) -> tuple[CareKind, str]:
    name, colon, said = part.partition(":")
    kind = CARES.get(fold(name).strip())
    if kind is None or not colon or not said.strip() or len(said) > LONGEST:
        raise refuse("care.part_unread", said=part)
    return kind, said.strip()
