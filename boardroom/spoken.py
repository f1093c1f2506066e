"""How does a view show what a command answers: the same words and buttons, its chart as a drawing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from boardroom.drawing.svg import Drawing, drawn
from boardroom.view import Show, Shown
from boardroom.visit import Visit
from governance.post.replies import Reply


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reply on the page."""

    reply: Reply
    drawing: Drawing | None


def sheets(visit: Visit, replies: Iterable[Reply]) -> list[Sheet]:
    """Replies with their charts drawn."""
    return [Sheet(one, None if one.chart is None else drawn(one.chart, visit.words)) for one in replies]


def spoken_by(*commands: str) -> Show:
    """A view made of what these commands answer; one that this visitor may not give says nothing."""

    async def show(visit: Visit) -> Shown:
        replies: list[Reply] = []
        for name in commands:
            replies += await visit.lobby.hands.command(visit.visitor, name)
        return Shown("spoken.html.j2", {"sheets": sheets(visit, replies)})

    return show
