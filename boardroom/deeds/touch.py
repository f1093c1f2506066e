"""What does a press on anything but a proposal's card do: the same tap as on the phone?"""

from __future__ import annotations

import re

from starlette.responses import Response

from boardroom.answers import told
from boardroom.deeds.card_tap import press
from boardroom.visit import Visit

_BACK = re.compile(r"/[a-z]{0,20}")


async def touch(visit: Visit) -> Response:
    """The message as it looks now stands in the conversation; a view that shows rows shows them anew."""
    form = await visit.form()
    data, back = form.get("tap", ""), form.get("back", "")
    if data.startswith("p:"):
        return await press(visit)
    tapped = await visit.lobby.hands.tapped(visit.visitor, data)
    visit.lobby.hands.ring()
    here = back if _BACK.fullmatch(back) else "/"
    if tapped.face is not None and here != "/missions":
        visit.lobby.kept.add(visit.visitor.session.id, "", [tapped.face])
        return told(visit, "/conseil", tapped.alert)
    return told(visit, here, tapped.alert)
