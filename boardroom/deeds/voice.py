"""What do words spoken into the page become, and how is the brief heard there?"""

from __future__ import annotations

from starlette.responses import FileResponse, JSONResponse, Response

from boardroom.pages.render import guard
from boardroom.visit import Visit

LARGEST = 2_000_000  # bytes: ninety seconds of whatever a browser records


async def hear(visit: Visit) -> Response:
    """What was heard is shown in full and then goes the way of typed words: a card at most."""
    heard = await visit.lobby.hands.spoken(visit.visitor, await visit.request.body())
    visit.lobby.kept.add(visit.visitor.session.id, heard.words, heard.replies, visit.now)
    visit.lobby.hands.ring()
    return guard(visit.lobby, JSONResponse({"to": "/conseil"}))


async def brief(visit: Visit) -> Response:
    """The brief of this moment as sound; nothing where nobody can say it."""
    file = await visit.lobby.hands.brief_aloud(visit.visitor)
    if file is None:
        return guard(visit.lobby, Response(status_code=404))
    return guard(visit.lobby, FileResponse(file, media_type="audio/mpeg"))
