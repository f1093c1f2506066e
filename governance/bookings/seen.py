"""What follows when somebody says, unasked, how many rooms a channel shows?"""

from __future__ import annotations

from datetime import date, timedelta

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.incident.incident import Incident
from domain.incident.witness import as_evidence
from domain.prices.rates import Cell, CellValue
from governance.bookings.alarms import ring
from governance.incident.detecting import count_body, counted
from governance.incident.flow import who
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


async def seen_by(
    office: Office,
    unit: Unit,
    member: Member,
    incident: Incident,
    rooms: int,
    night: date | None,
    *,
    photo: str | None = None,
    page: bool = False,
) -> None:
    """Human evidence on the incident's own channel and type: kept, in its timeline, and judged at once.

    Refusal: not his, or nobody knows of which type and nights.
    """
    if not may(member.role, Right.CARRY):
        raise refuse("card.not_entitled")
    wish = incident.wish
    nights = [night] if night else _nights(incident)
    if wish.channel is None or wish.room_type is None or not nights:
        raise refuse("incident.which_night")
    now, by = office.clock(), who(member)
    for one in nights:
        place = Cell(wish.room_type, one, channel=wish.channel)
        evidence = as_evidence(by, photo=photo, page=page)
        await unit.calendar.observe(place, CellValue(availability=rooms), now, evidence)
    await counted(unit, wish.channel, count_body(wish.channel, wish.room_type, nights, rooms), by, now)
    await ring(unit, office.board, await snapshot(office, unit, until=max(nights)), now)


def _nights(incident: Incident) -> list[date]:
    first, departure = incident.wish.first, incident.wish.departure
    if first is None or departure is None:
        return []
    return [first + timedelta(days=n) for n in range((departure - first).days)]
