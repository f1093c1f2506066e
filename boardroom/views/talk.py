"""What was said to the house, and what does it answer?"""

from __future__ import annotations

from boardroom.sheets import sheets
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import say

EXAMPLES = (say("page.ask_occupancy"), say("page.ask_arrivals"), say("page.ask_price"))


async def show(visit: Visit) -> Shown:
    """The last exchanges with the board on whatever screen, then what this session asked, newest last."""
    person = visit.visitor.member.person.id
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        thread = await unit.conversations.last(person, 6)
    kept = visit.lobby.kept.of(visit.visitor.session.id)
    asked = [(one.words, sheets(visit, one.replies)) for one in kept]
    return Shown("talk.html.j2", {"thread": thread, "asked": asked, "examples": EXAMPLES})


VIEW = View("conseil", say("page.view_talk"), "talk", 25, show, primary=True)
