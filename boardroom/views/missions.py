"""What is everybody to do: to do, in progress, in review, done, moved by drag, by key or by press?"""

from __future__ import annotations

from datetime import timedelta

from boardroom.drawing.streams import drawn
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.missions.mission import MissionState
from domain.missions.streams import streams_of
from domain.phrase import say
from governance.missions.cards import STATES, mission_card
from governance.missions.streams import streams_blocks
from governance.post.replies import Reply

LATELY = timedelta(days=7)
COLUMNS = (MissionState.TODO, MissionState.DOING, MissionState.REVIEW, MissionState.DONE)


async def show(visit: Visit) -> Shown:
    """The streams of work, drawn and in words; four columns of cards, the last with what was done within a week."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = [*await unit.missions.under_way(), *await unit.missions.finished(visit.now - LATELY)]
        people = await unit.people.names()
    member = visit.visitor.member
    cards = [(one, mission_card(one, member, people, visit.today)) for one in found]
    columns = [
        (state, STATES[state], [(one, card) for one, card in cards if one.state is state])
        for state in COLUMNS
    ]
    name = say("stream.title")
    streams = streams_of(one for one in found if one.state is not MissionState.DONE)
    return Shown(
        "missions.html.j2",
        {
            "columns": columns,
            "streams": Reply(tuple(streams_blocks(streams))),
            "streams_name": name,
            "streams_picture": drawn(streams, people, visit.today, visit.words, name),
        },
    )


VIEW = View("missions", say("page.view_missions"), "missions", 45, show, rows=True)
