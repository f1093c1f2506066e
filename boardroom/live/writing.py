"""How does an open page see an answer of the board while it is being written?"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator

from starlette.responses import Response, StreamingResponse

from boardroom.pages.render import guard
from boardroom.ports import Draft
from boardroom.visit import Visit
from governance.post.replies import Reply

PATIENCE = 20.0  # seconds until a line that says nothing keeps proxies from closing the stream
PACE = 0.2  # seconds between two states of a draft


async def draft(visit: Visit) -> Response:
    """The stream of the answer that is being written for whoever looks; it ends with the answer."""
    under_way = visit.lobby.hands.drafts(visit.visitor)
    events = written(visit, under_way[0] if under_way else None)
    response = StreamingResponse(events, media_type="text/event-stream")
    guard(visit.lobby, response)
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def written(visit: Visit, found: Draft | None) -> AsyncGenerator[str, None]:
    """Each state of the draft as HTML, none twice, at most five a second; then that it is over."""
    told: Reply | None = None
    while found is not None:
        changed = found.changed
        if found.reply is not None and found.reply != told:
            told = found.reply
            html = visit.fragment("draft.html.j2", {"reply": told})
            yield f"event: draft\ndata: {json.dumps(html)}\n\n"
            await asyncio.sleep(PACE)
        if found.over:
            break
        try:
            async with asyncio.timeout(PATIENCE):
                await changed.wait()
        except TimeoutError:
            yield ": still here\n\n"
    yield "event: over\ndata: -\n\n"
