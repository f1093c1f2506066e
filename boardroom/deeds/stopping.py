"""How does somebody end an answer that is being written for him?"""

from __future__ import annotations

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit
from domain.phrase import say


async def stop(visit: Visit) -> Response:
    """The turn ends where it is; it says so itself in the thread."""
    stopped = visit.lobby.hands.stop(visit.visitor)
    return told(visit, "/conseil", None if stopped else say("board.nothing_runs"))
