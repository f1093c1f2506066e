"""How does an open page hear of a change: as server-sent events that say that, and never what?"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import Response, StreamingResponse

from boardroom.live.watch import Watch
from boardroom.pages.render import guard
from boardroom.visit import Visit

PATIENCE = 20.0  # seconds until a line that says nothing keeps proxies from closing the stream
LASTS = 100  # silences, after which the browser asks anew and the session is looked at again
_BEAT = re.compile(r"\d{1,18}-\d{1,18}-\d{1,18}")


async def live(visit: Visit, watch: Watch) -> Response:
    """The stream of one page. What it missed, it hears first: it says the last beat it
    knew, at the beginning that of its page."""
    asked = visit.request
    known = asked.headers.get("last-event-id") or asked.query_params.get("since", "")
    events = told(watch, visit.visitor.property_id, known if _BEAT.fullmatch(known) else None)
    response = StreamingResponse(events, media_type="text/event-stream")
    guard(visit.lobby, response)
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def told(watch: Watch, property_id: str, known: str | None) -> AsyncGenerator[str, None]:
    """The first line tells the beat to which the page belongs, so that nothing falls between two streams."""
    yield "retry: 1000\n\n"
    silences = 0
    async with aclosing(watch.beats(property_id, known, PATIENCE)) as beats:
        async for beat in beats:
            if beat is None:
                silences += 1
                if silences > LASTS:
                    return
                yield ": still here\n\n"
            else:
                yield f"event: changed\nid: {beat}\ndata: -\n\n"
