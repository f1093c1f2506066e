"""What follows when somebody says, unasked, how many rooms a channel shows?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.incident.incident import Incident
from domain.incident.reading import Pictured
from governance.bookings.alarms import ring
from governance.incident.detecting import observed
from governance.incident.flow import who
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


async def seen_by(
    office: Office,
    unit: Unit,
    member: Member,
    incident: Incident,
    rooms: int | Mapping[date, int],
    night: date | None = None,
    *,
    pictured: Pictured | None = None,
    page: bool = False,
) -> None:
    """Human evidence on the incident's own channel and type: kept, in its timeline, and judged at once.

    `rooms` of `night`, or of all its nights where that is None; or the rooms of each night.
    Refusal: not his, or nobody knows of which type and nights, or more rooms than the type has.
    """
    if not may(member.role, Right.CARRY):
        raise refuse("card.not_entitled")
    wish = incident.wish
    nights = list(rooms) if isinstance(rooms, Mapping) else [night] if night else _nights(incident)
    if wish.channel is None or wish.room_type is None or not nights:
        raise refuse("incident.which_night")
    kind = (await unit.property.get()).room_type(wish.room_type)
    if (
        kind is not None
        and kind.units
        and max([rooms] if isinstance(rooms, int) else rooms.values()) > kind.units
    ):
        raise refuse("incident.too_many_rooms", room_type=kind.name, n=kind.units)
    now, by = office.clock(), who(member)
    each = rooms if isinstance(rooms, Mapping) else dict.fromkeys(nights, rooms)
    await observed(unit, wish.channel, wish.room_type, each, by, now, pictured, page=page)
    await ring(unit, office.board, await snapshot(office, unit, until=max(nights)), now)


def _nights(incident: Incident) -> list[date]:
    first, departure = incident.wish.first, incident.wish.departure
    if first is None or departure is None:
        return []
    return [first + timedelta(days=n) for n in range((departure - first).days)]
