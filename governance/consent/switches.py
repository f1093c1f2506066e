"""Who may stop everything at once, and who may start it again?"""

from __future__ import annotations

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.phrase import Phrase, say
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def pause(office: Office, unit: Unit, member: Member) -> Phrase:
    """Every effect stops at once: nothing that was approved leaves the house until somebody resumes."""
    if not may(member.role, Right.PUSH_OFF):
        raise refuse("pause.not_entitled")
    now = office.clock()
    await unit.settings.set("paused", True, by=f"person:{member.person.id}", at=now)
    return say("pause.on", person=member.person.name, at=now)


async def resume(office: Office, unit: Unit, member: Member) -> Phrase:
    """Only somebody who may switch pushing on may lift the pause."""
    if not may(member.role, Right.PUSH_ON):
        raise refuse("pause.not_entitled")
    now = office.clock()
    await unit.settings.set("paused", False, by=f"person:{member.person.id}", at=now)
    return say("pause.off", person=member.person.name, at=now)
