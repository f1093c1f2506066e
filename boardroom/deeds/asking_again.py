"""What becomes of a question that the end of a process interrupted: asked again, or taken back?"""

from __future__ import annotations

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit
from domain.phrase import say

DROP = "drop"


async def ask_again(visit: Visit) -> Response:
    """One press, whichever it is; pressed twice it is answered once."""
    form, person = await visit.form(), visit.visitor.member.person.id
    key, said = form.get("key", "")[:64], None
    if form.get("do") == DROP:
        async with visit.lobby.office.store.unit(visit.visitor.property_id) as unit:
            await unit.unanswered.settle(person, key)
    elif not await visit.lobby.hands.ask_again(visit.visitor, key):
        said = say("help.no_model_yet")
    return told(visit, "/conseil", said)
