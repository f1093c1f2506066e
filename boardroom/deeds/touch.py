"""What does a press on anything but a proposal's card do: the same tap as on the phone?"""

from __future__ import annotations

import re

from starlette.responses import Response

from boardroom.answers import told
from boardroom.deeds.card_tap import press
from boardroom.table import all_views
from boardroom.visit import Visit

_BACK = re.compile(r"(/[a-z]{0,20})(/[A-Za-z0-9_-]{1,40})?")


async def touch(visit: Visit) -> Response:
    """A view of rows shows them anew, the page of one thing its new face; any other face joins the conversation."""
    form = await visit.form()
    data = form.get("tap", "")
    if data.startswith("p:"):
        return await press(visit)
    tapped = await visit.lobby.hands.tapped(visit.visitor, data)
    visit.lobby.hands.ring()
    back = _BACK.fullmatch(form.get("back", ""))
    here, of_one = (back[1], back[2]) if back is not None else ("/", None)
    if tapped.face is None:
        return told(visit, f"{here}{of_one or ''}", tapped.alert)
    session, kept = visit.visitor.session.id, visit.lobby.kept
    if of_one is not None:
        number = kept.add(session, "", [tapped.face], visit.now, aside=True)
        return told(visit, f"{here}{of_one}?f={number}", tapped.alert)
    if any(view.rows and view.path == here for view in all_views()):
        return told(visit, here, tapped.alert)
    kept.add(session, "", [tapped.face], visit.now)
    return told(visit, "/conseil", tapped.alert)
