"""How do the streams of work look on the phone: four of them, each mission a box, an arrow to what waits for it?"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.charts.lettering import Face, wrapped
from bot.charts.palette import BODY, INKS, INSIDE, LEADING, MARGIN, RULE, SMALL, SOFT, TITLE
from bot.charts.pen import LINE, Pen
from bot.charts.sheet import Box
from bot.words.phrases import Words
from domain.missions.streams import Awaited, Stream
from domain.phrase import say
from governance.missions.cards import People
from governance.missions.lanes import lanes
from governance.missions.streams import Edge, edge_of, facts_of, stream_name, waits_for
from governance.post.chart import Ink

_ONE_AT_A_TIME = threading.Lock()  # matplotlib's fonts are shared by all threads
PAPER, WAITING = "#fffdf8", "#a36a00"
EDGES = {Edge.LATE: INKS[Ink.ALERT], Edge.WAITS: WAITING, Edge.UNDER_WAY: INKS[Ink.MAIN], Edge.TO_DO: RULE}
GUTTER = 40.0  # where the arrows run, right of the boxes
RIGHT = MARGIN + INSIDE - GUTTER
PAD, GAP, LANE = 8.0, 8.0, 9.0
LANES = 4
MOST_BOXES = 24


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the box that is awaited to the one that waits."""

    begins: Box
    ends: Box
    in_circle: bool

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it runs, top down."""
        low, high = sorted((_middle(self.begins), _middle(self.ends)))
        return low, high


def paint(title: str, streams: Sequence[Stream], people: People, today: date, words: Words) -> bytes:
    """The streams as PNG, 1170 pixels wide, in one person's language."""
    with _ONE_AT_A_TIME:
        pen = Pen(words)
        pen.text(MARGIN, pen.y + TITLE, title, TITLE, face=Face.TITLE)
        pen.y += TITLE * 1.2
        pen.text(MARGIN, pen.y + BODY, words.plain(say("stream.legend")), BODY, SOFT)
        pen.y += BODY * LEADING + PAD
        boxes: dict[int, Box] = {}
        room = MOST_BOXES
        for stream in streams:
            pen.heading(stream_name(stream))
            if not stream.items:
                pen.wrapped(MARGIN, words.plain(say("stream.empty")), SOFT)
            shown = stream.items[:room]
            room -= len(shown)
            for item in shown:
                boxes[item.mission.id] = _box(pen, item, people, today)
            if len(shown) < len(stream.items):
                pen.wrapped(MARGIN, f"+ {len(stream.items) - len(shown)}", SOFT)
            pen.y += PAD
        _arrows(pen, [item for stream in streams for item in stream.items], boxes)
        return pen.sheet().png()


def _box(pen: Pen, item: Awaited, people: People, today: date) -> Box:
    """Title, who and by when, and what it waits for; the edge says how it stands."""
    top, left = pen.y, MARGIN + PAD + 3
    waits = waits_for(item)
    awaited = [] if waits is None else wrapped(pen.words.plain(waits), SMALL, RIGHT - PAD - left, 2)
    title = pen.words.plain(say("stream.row", number=item.mission.id, title=item.mission.wish.title))
    lines = wrapped(title, BODY, RIGHT - PAD - left, 2, Face.BOLD)
    bottom = top + PAD * 1.5 + LINE * len(lines) + SMALL * LEADING * (1 + len(awaited))
    box = Box(MARGIN, top, RIGHT, bottom)
    pen.bar(box, PAPER)
    pen.bar(Box(MARGIN, top, MARGIN + 3, bottom), EDGES[edge_of(item, today)])
    y = top + PAD / 2
    for line in lines:
        pen.text(left, y + BODY, line, BODY, face=Face.BOLD)
        y += LINE
    facts = wrapped(pen.words.plain(facts_of(item, people, today)), SMALL, RIGHT - PAD - left, 1)
    late = INKS[Ink.ALERT] if item.mission.is_late(today) else SOFT
    for line, colour in [(line, late) for line in facts] + [(line, _waiting(item)) for line in awaited]:
        pen.text(left, y + SMALL, line, SMALL, colour)
        y += SMALL * LEADING
    pen.y = bottom + GAP
    return box


def _waiting(item: Awaited) -> str:
    return INKS[Ink.ALERT] if item.in_circle else WAITING


def _arrows(pen: Pen, items: Sequence[Awaited], boxes: dict[int, Box]) -> None:
    """In lanes beside the boxes, so that no two run over each other as long as there are lanes."""
    arrows = [
        Arrow(boxes[number], boxes[item.mission.id], item.in_circle)
        for item in items
        for number in item.after
        if number in boxes and item.mission.id in boxes
    ]
    for arrow, lane in zip(arrows, lanes([one.reach for one in arrows], LANES), strict=True):
        _arrow(pen, arrow, RIGHT + LANE * (lane + 1))


def _arrow(pen: Pen, arrow: Arrow, x: float) -> None:
    colour = INKS[Ink.ALERT] if arrow.in_circle else INKS[Ink.MAIN]
    # It leaves the awaited box below its middle and enters the waiting one above it: a box may have both.
    start, end = _middle(arrow.begins) + 5, _middle(arrow.ends) - 5
    pen.line([(RIGHT, start), (x, start), (x, end), (RIGHT + 5, end)], colour, 1.6)
    pen.area([(RIGHT + 1, end), (RIGHT + 7, end - 4), (RIGHT + 7, end + 4)], colour)
    pen.dot(RIGHT, start, colour, 2.6)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
