"""On which devices is somebody in, and how does he end that?"""

from __future__ import annotations

from collections.abc import Mapping

from boardroom.doors.site import site_here
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.entrance.passkey import Passkey
from domain.entrance.session import Session, Way
from domain.phrase import Phrase, say
from governance.entrance.moving import others

WAYS: Mapping[Way, Phrase] = {
    Way.LINK: say("page.way_link"),
    Way.TELEGRAM: say("page.way_telegram"),
    Way.PASSKEY: say("page.way_passkey"),
}


async def show(visit: Visit) -> Shown:
    """His own open sessions, the one used last first, the keys on his devices, and his other houses."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await unit.doors.sessions(visit.visitor.member.person.id, visit.now)
        keys = await unit.passkeys.of(visit.visitor.member.person.id)
    elsewhere = await others(visit.lobby.office, visit.visitor)
    return Shown(
        "access.html.j2",
        {
            "sessions": [(one, told(one)) for one in found],
            "others": elsewhere,
            "keys": [(one, key_told(one)) for one in keys],
            "may_keep_keys": site_here(visit.lobby, visit.request) is not None,
        },
    )


def told(one: Session) -> Phrase:
    """One session in a line."""
    return say("page.session", device=one.device, way=WAYS[one.way], since=one.begun_at, seen=one.seen_at)


def key_told(one: Passkey) -> Phrase:
    """One key in a line."""
    if one.used_at is None:
        return say("page.key", device=one.device, made=one.made_at)
    return say("page.key_used", device=one.device, made=one.made_at, used=one.used_at)


VIEW = View("acces", say("page.view_access"), "keys", 900, show)
