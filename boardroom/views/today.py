"""How does the house stand, in ten seconds: lights, what waits, the night in money, who comes?"""

from __future__ import annotations

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import say
from governance.consent.card.one_line import decision
from governance.day.standing import standing
from governance.day.tiles import tiles
from governance.day.welcome import welcomed

MOST = 5


async def show(visit: Visit) -> Shown:
    """The executive status, the cards that wait in a line each, five figures, the day's guests."""
    office = visit.lobby.office
    async with office.store.reading(visit.visitor.property_id) as unit:
        status = await standing(office, unit)
        waiting = await unit.proposals.open()
    house = status.house
    rows = [(one, decision(house, one.action)) for one in waiting[:MOST]]
    return Shown(
        "today.html.j2",
        {
            "status": status,
            "rows": rows,
            "more": max(0, len(waiting) - MOST),
            "tiles": tiles(house),
            "guests": welcomed(house, status.findings),
        },
    )


VIEW = View("aujourdhui", say("page.view_today"), "today", 10, show, primary=True)
