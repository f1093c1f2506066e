"""How do the streams of work read in words, where no picture is seen?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from domain.missions.mission import MissionState
from domain.missions.streams import Awaited, Stream
from domain.phrase import Phrase, say
from governance.missions.cards import STATES, People
from governance.post.replies import Block, Line

NAMES: Mapping[int, Phrase] = {
    0: say("stream.p0"),
    1: say("stream.p1"),
    2: say("stream.p2"),
    3: say("stream.p3"),
}
MOST = 6  # lines of a stream in words


def stream_name(stream: Stream) -> Phrase:
    """« P0 · maintenant · 3 »."""
    return say("stream.head", name=NAMES[stream.priority], n=len(stream.items))


def waits_for(item: Awaited) -> Phrase | None:
    """What it waits for, missions by their numbers; None where nothing holds it up."""
    if item.in_circle:
        return say("stream.circle", numbers=item.after)
    parts = [say("stream.number", number=number) for number in item.after]
    if item.outside:
        parts.append(say("text.words", words=item.outside))
    return say("stream.waits", what=tuple(parts)) if parts else None


class Edge(StrEnum):
    """What the edge of a mission's box says of it."""

    LATE = "late"  # or waiting for itself
    WAITS = "waits"
    UNDER_WAY = "under-way"
    TO_DO = "to-do"


def edge_of(item: Awaited, today: date) -> Edge:
    """The first of these that holds."""
    if item.in_circle or item.mission.is_late(today):
        return Edge.LATE
    if item.after or item.outside:
        return Edge.WAITS
    return Edge.TO_DO if item.mission.state is MissionState.TODO else Edge.UNDER_WAY


def facts_of(item: Awaited, people: People, today: date) -> Phrase:
    """Who, how far, by when."""
    mission = item.mission
    parts = [say("text.words", words=people.get(mission.owner, "—")), STATES[mission.state]]
    if mission.wish.eta is not None:
        late, day = mission.is_late(today), mission.wish.eta
        parts.append(say("mission.late", day=day) if late else say("mission.by", day=day))
    return say("join.dots", parts=tuple(parts))


def streams_blocks(streams: Sequence[Stream]) -> list[Block]:
    """Each stream with something in it, a line a mission."""
    return [Block(tuple(_lines(stream))) for stream in streams if stream.items]


def _lines(stream: Stream) -> list[Line]:
    lines = [Line(stream_name(stream), bold=True)]
    for item in stream.items[:MOST]:
        told = say("stream.row", number=item.mission.id, title=item.mission.wish.title)
        waits = waits_for(item)
        lines.append(Line(say("join.dots", parts=(told, waits)) if waits else told))
    if len(stream.items) > MOST:
        lines.append(Line(say("brief.guest_more", n=len(stream.items) - MOST), quiet=True))
    return lines
