"""How is something wrong in the house reported, given to somebody, paid and closed?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.service.trouble import WITHIN, Trouble, TroubleKind, TroubleState, patterns
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.telling import tell
from governance.service.rooms import type_of
from governance.service.trouble_cards import trouble_card
from store.consent.people import Member
from store.unit import Unit

AT_ONCE = frozenset({TroubleKind.LEAK})  # water does not wait for the morning
LONGEST = 200


async def report(
    office: Office, unit: Unit, member: Member, kind: TroubleKind, room: str | None, words: str
) -> Trouble:
    """Whoever runs the house hears of it, with how often that was. Refusal: not his to say, no such room."""
    if not may(member.role, Right.SERVE):
        raise refuse("trouble.not_yours")
    if room is not None:
        type_of(await unit.property.get(), room)
    now, person = office.clock(), f"person:{member.person.id}"
    trouble = await unit.troubles.add(kind, room, words[:LONGEST], person, now)
    body = {"kind": kind.value, "room": room}
    await unit.journal.append("trouble.reported", f"trouble:{trouble.id}", person, body, now)
    await inform(unit, trouble, now)
    return trouble


async def inform(unit: Unit, trouble: Trouble, now: datetime) -> None:
    """The card to whoever may file, at once for water, else after the quiet hours."""
    hotel = await unit.property.get()
    known = await unit.troubles.since(now - WITHIN)
    times = patterns(known, now).get((trouble.room or "", trouble.kind), 0)
    due = now if trouble.kind in AT_ONCE else after_quiet_hours(now, hotel)
    people = await unit.people.names()
    for member in await unit.people.members():
        if may(member.role, Right.FILE):
            card = trouble_card(trouble, people, member, times)
            key = f"trouble:{trouble.id}:{trouble.state}"
            await tell(unit, [member], card, key, now, due_at=due, subject=f"trouble:{trouble.token}")


async def take(office: Office, unit: Unit, member: Member, trouble: Trouble, owner: str) -> bool:
    """From now on this person looks after it; False when it is closed. Refusal: not his to give."""
    if not may(member.role, Right.FILE):
        raise refuse("trouble.not_yours")
    now, person = office.clock(), f"person:{member.person.id}"
    if not await unit.troubles.give(trouble, owner):
        return False
    await unit.journal.append("trouble.given", f"trouble:{trouble.id}", person, {"owner": owner}, now)
    return True


async def close(office: Office, unit: Unit, member: Member, trouble: Trouble, proof: str | None) -> bool:
    """It is settled, with a photo or a word as proof; False when it was. Refusal: neither his nor in charge."""
    person = f"person:{member.person.id}"
    if trouble.owner != person and not may(member.role, Right.FILE):
        raise refuse("trouble.not_yours")
    now = office.clock()
    if trouble.state is TroubleState.CLOSED or not await unit.troubles.close(trouble, person, now, proof):
        return False
    await unit.journal.append("trouble.closed", f"trouble:{trouble.id}", person, {"proof": bool(proof)}, now)
    return True
