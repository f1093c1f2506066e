"""What trouble is there between the channels, for a screen that shows all of it at once?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.consent.rights import Role
from domain.house.snapshot import House
from domain.incident.incident import Incident
from governance.incident.cards import incident_card, incidents_list
from governance.incident.case import case_of
from governance.incident.states import states_of
from governance.post.replies import Reply
from store.unit import Unit

MOST = 3


async def troubles(unit: Unit, house: House, role: Role) -> list[Reply]:
    """The open incidents with what can be done; else the list, or the one that the specs tell of."""
    people = await unit.people.names()
    open_ones = [case for case in house.cases if case.is_open][:MOST]
    if open_ones:
        return [await _whole(unit, case, house, people, role) for case in open_ones]
    return [incidents_list(house.cases, None if house.cases else house.incident, house, people, role)]


async def _whole(
    unit: Unit, incident: Incident, house: House, people: Mapping[str, str], role: Role
) -> Reply:
    case = await case_of(unit, incident)
    return incident_card(case, house, people, role, states=await states_of(unit, case, house))
