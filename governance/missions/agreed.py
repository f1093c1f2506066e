"""How does a mission begin that a director drafted and a person agreed to?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.actions import OpenMission
from domain.consent.proposal import Proposal
from domain.missions.mission import UNDER_WAY, Mission, MissionState, MissionWish
from governance.missions.flow import first_reminder, inform
from store.unit import Unit


async def opened(unit: Unit, action: OpenMission, proposal: Proposal, at: datetime) -> Mission:
    """Write the mission for the one person of its role, else for whoever asked; he is told unless he asked."""
    members = await unit.people.members()
    chosen = [m for m in members if action.role is not None and m.role is action.role]
    asker = f"person:{proposal.asked_by}" if proposal.asked_by is not None else None
    tapped = next((f"person:{m.person.id}" for m in members if m.person.name == proposal.decided_by), None)
    owner = f"person:{chosen[0].person.id}" if len(chosen) == 1 else asker or tapped or "nobody"
    wish = MissionWish(
        action.title,
        action.priority,
        owner,
        eta=action.eta,
        deliverable=action.deliverable,
        criteria=action.criteria,
    )
    hotel = await unit.property.get()
    mission = await unit.missions.add(
        wish, owner=owner, by=f"proposal:{proposal.id}", at=at, remind_at=first_reminder(wish, hotel, at)
    )
    body = {"mission": mission.id, "priority": wish.priority, "owner": owner}
    await unit.journal.append("mission.begun", f"mission:{mission.id}", f"proposal:{proposal.id}", body, at)
    if owner != asker:
        await inform(unit, mission, [owner], f"mission:{mission.id}:begun", at, hotel)
    return mission


async def dropped(unit: Unit, number: int, *, by: str, at: datetime) -> bool:
    """Give a mission up; False when it is over already."""
    mission = await unit.missions.get(number)
    if mission is None or mission.state not in UNDER_WAY:
        return False
    body = {"mission": number, "from": mission.state.value, "to": MissionState.DROPPED.value}
    await unit.journal.append("mission.moved", f"mission:{number}", by, body, at)
    return await unit.missions.move(mission, MissionState.DROPPED, at)
