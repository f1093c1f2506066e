"""How does a view show what the house answers: the same words and buttons, its chart as a drawing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from boardroom.drawing.svg import Drawing, drawn
from boardroom.view import Shown
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


def face_or(visit: Visit, own: Reply | None) -> Shown:
    """One thing of a view on a page of its own: what the last press on it answered, else as it stands.

    `own` None: there is no such thing, and only what a press has just answered may be shown here.
    """
    kept, session = visit.lobby.kept, visit.visitor.session.id
    pressed = kept.one(session, visit.request.query_params.get("f", ""))
    replies: tuple[Reply, ...] = () if own is None else (own,)
    if pressed is not None and pressed.replies == replies:
        kept.forget(session, pressed)  # it says nothing else: from now on the page follows its rows
    elif pressed is not None:
        replies = pressed.replies
    if not replies:
        return Shown("missing.html.j2", {}, 404)
    return Shown("one.html.j2", {"sheets": sheets(visit, replies), "back_to": visit.request.url.path})
