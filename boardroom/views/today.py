"""How does the house stand, in ten seconds: lights, what waits, the night in money, who comes?"""

from __future__ import annotations

from collections.abc import Mapping

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import say
from governance.day.glance import glance

# Where one sees more of what a light says, and what then waits in the field there.
PLACES: Mapping[str, tuple[str, str]] = {
    "otas": ("/canaux", ""),
    "sync": ("/canaux", ""),
    "data": ("/conseil", "/questions"),
    "decisions": ("/decisions", ""),
    "trust": ("/decisions", ""),
    "agents": ("/missions", ""),
}


async def show(visit: Visit) -> Shown:
    """The executive status, the cards that wait in a line each, five figures, the day's guests."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await glance(visit.lobby.office, unit)
    return Shown("today.html.j2", {"glance": found, "places": PLACES})


VIEW = View("aujourdhui", say("page.view_today"), "today", 10, show, primary=True)
