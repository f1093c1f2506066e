"""On which devices is somebody in, and how does he end that?"""

from __future__ import annotations

from collections.abc import Mapping

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.entrance.session import Session, Way
from domain.phrase import Phrase, say
from governance.entrance.moving import others

WAYS: Mapping[Way, Phrase] = {Way.LINK: say("page.way_link"), Way.TELEGRAM: say("page.way_telegram")}


async def show(visit: Visit) -> Shown:
    """His own open sessions, the one used last first, and his other houses."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await unit.doors.sessions(visit.visitor.member.person.id, visit.now)
    elsewhere = await others(visit.lobby.office, visit.visitor)
    return Shown("access.html.j2", {"sessions": [(one, told(one)) for one in found], "others": elsewhere})


def told(one: Session) -> Phrase:
    """One session in a line."""
    return say("page.session", device=one.device, way=WAYS[one.way], since=one.begun_at, seen=one.seen_at)


VIEW = View("acces", say("page.view_access"), "keys", 900, show)
