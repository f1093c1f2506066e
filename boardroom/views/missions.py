"""What is everybody to do: to do, in progress, in review, done, moved by drag, by key or by press?"""

from __future__ import annotations

from datetime import timedelta

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.missions.mission import MissionState
from domain.phrase import say
from governance.missions.cards import STATES, mission_card

LATELY = timedelta(days=7)
COLUMNS = (MissionState.TODO, MissionState.DOING, MissionState.REVIEW, MissionState.DONE)


async def show(visit: Visit) -> Shown:
    """Four columns of cards; what was finished within a week stands in the last one."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = [*await unit.missions.under_way(), *await unit.missions.finished(visit.now - LATELY)]
        people = await unit.people.names()
    member = visit.visitor.member
    cards = [(one, mission_card(one, member, people, visit.today)) for one in found]
    columns = [
        (state, STATES[state], [(one, card) for one, card in cards if one.state is state])
        for state in COLUMNS
    ]
    return Shown("missions.html.j2", {"columns": columns})


VIEW = View("missions", say("page.view_missions"), "missions", 45, show, rows=True)
