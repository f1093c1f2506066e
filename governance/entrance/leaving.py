"""How does somebody end his stay on the page, here or on a device that he has lost?"""

from __future__ import annotations

from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def end(office: Office, unit: Unit, member: Member, session_id: int) -> bool:
    """End one session of this member; False when it was over, or never his."""
    now = office.clock()
    ended = await unit.doors.end(session_id, member.person.id, now)
    if ended:
        await _noted(office, unit, member, 1)
    return ended


async def end_all(office: Office, unit: Unit, member: Member) -> int:
    """End every session of this member and stop the links that wait; how many sessions there were."""
    now = office.clock()
    await unit.doors.stop_links(member.person.id, now)
    count = await unit.doors.end_all(member.person.id, now)
    if count:
        await _noted(office, unit, member, count)
    return count


async def _noted(office: Office, unit: Unit, member: Member, count: int) -> None:
    person = f"person:{member.person.id}"
    await unit.journal.append("page.left", person, person, {"sessions": count}, office.clock())
