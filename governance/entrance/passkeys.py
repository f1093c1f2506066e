"""How does somebody come in, or show again who he is, by a key that his device keeps?

A key is made only by who has just shown that it is he, and asked for by a challenge that counts once.
"""

from __future__ import annotations

import hashlib

from domain.consent.rights import Right, may
from domain.entrance.passkey import Made, Passkey, Site, made, named_in, shown
from domain.entrance.session import ABSOLUTE, Way
from governance.entrance.entering import Visitor, begun
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit

MOST = 10  # keys of one person in one house


async def keep(office: Office, visitor: Visitor, answer: str, site: Site, challenge: bytes) -> Made | None:
    """The new key of who is in and has just proven who he is; None for whatever does not hold."""
    now, person = office.clock(), visitor.member.person.id
    if not visitor.session.proven(now):
        return None
    found = made(answer, site, challenge)
    if found is None:
        return None
    async with office.store.unit(visitor.property_id) as unit:
        if len(await unit.passkeys.of(person)) >= MOST or not await _once(office, unit, person, challenge):
            return None
        if not await unit.passkeys.keep(person, found, visitor.session.device, now):
            return None
        who = f"person:{person}"
        await unit.journal.append("page.key_made", who, who, {"device": visitor.session.device}, now)
    return found


async def enter(office: Office, answer: str, site: Site, challenge: bytes, called: str) -> str | None:
    """The raw session of whose key answered; None for anybody else, and for who left the house."""
    credential = named_in(answer)
    if credential is None:
        return None
    async with office.store.hall_reading() as hall:
        keys = await hall.entrance.passkeys(credential)
    for key in keys:
        uses = shown(answer, site, challenge, key)
        if uses is None:
            continue
        async with office.store.unit(key.property_id) as unit:
            member = await unit.people.member(key.person_id)
            if member is None or not may(member.role, Right.READ):
                continue
            if await _used(office, unit, member, key, uses, challenge):
                return await begun(unit, member, Way.PASSKEY, called, office.clock())
    return None


async def prove(office: Office, visitor: Visitor, answer: str, site: Site, challenge: bytes) -> bool:
    """Whether one of his own keys answered: what he decides right after counts."""
    credential, person = named_in(answer), visitor.member.person.id
    async with office.store.unit(visitor.property_id) as unit:
        key = next((one for one in await unit.passkeys.of(person) if one.credential == credential), None)
        uses = shown(answer, site, challenge, key) if key is not None else None
        if key is None or uses is None:
            return False
        if not await _used(office, unit, visitor.member, key, uses, challenge):
            return False
        await unit.doors.proven(visitor.session.id, office.clock())
        return True


async def remove(office: Office, visitor: Visitor, key_id: int) -> bool:
    """Forget one of his keys; False when there is none."""
    person = visitor.member.person.id
    async with office.store.unit(visitor.property_id) as unit:
        gone = await unit.passkeys.remove(key_id, person)
        if gone:
            who = f"person:{person}"
            await unit.journal.append("page.key_removed", who, who, {"key": key_id}, office.clock())
    return gone


async def _used(
    office: Office, unit: Unit, member: Member, key: Passkey, uses: int, challenge: bytes
) -> bool:
    """Note the use; False for a challenge that was answered before."""
    if not await _once(office, unit, member.person.id, challenge):
        return False
    return await unit.passkeys.used(key, uses, office.clock())


async def _once(office: Office, unit: Unit, person_id: int, challenge: bytes) -> bool:
    now = office.clock()
    digest = hashlib.sha256(b"passkey:" + challenge).hexdigest()
    return await unit.doors.launched(person_id, digest, now, now + ABSOLUTE)
