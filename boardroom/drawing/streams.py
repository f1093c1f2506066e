"""How do the streams of work look on the page: each mission a box, an arrow to what waits for it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from markupsafe import Markup, escape

from boardroom.drawing.shapes import bar, label, through
from boardroom.ports import Words
from domain.missions.streams import Awaited, Stream
from domain.phrase import Phrase, say
from governance.missions.cards import People
from governance.missions.lanes import lanes
from governance.missions.streams import edge_of, facts_of, stream_name, waits_for

WIDE, GUTTER = 430.0, 44.0  # the arrows run right of the boxes
RIGHT = WIDE - GUTTER
LANES, LANE = 4, 9.0
HEAD, LINE, PAD, GAP = 30.0, 17.0, 7.0, 8.0
LETTERS, BOLD = 54, 46  # that a line of a box holds
MOST_BOXES = 24


@dataclass(frozen=True, slots=True)
class Boxed:
    """A mission and where its box stands."""

    item: Awaited
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def drawn(streams: Sequence[Stream], people: People, today: date, words: Words, alt: Phrase) -> Markup | None:
    """The picture; None where nothing waits for anything, for then it would show nothing that the words do not."""
    items = [item for stream in streams for item in stream.items][:MOST_BOXES]
    if not any(item.after or item.outside for item in items):
        return None
    parts: list[str] = []
    boxes: dict[int, Boxed] = {}
    y = 0.0
    for stream in streams:
        shown = [item for item in stream.items if item in items]
        if not shown:
            continue
        parts.append(label("row-name", 0, y + 18, words.plain(stream_name(stream))))
        y += HEAD
        for item in shown:
            lines = _lines(item, people, today, words)
            box = boxes[item.mission.id] = Boxed(item, y, y + PAD * 2 + LINE * len(lines))
            parts += _box(box, lines, today)
            y = box.bottom + GAP
    parts += _arrows(items, boxes)
    about, size = escape(words.plain(alt)), f"0 0 {WIDE:.0f} {y:.0f}"
    return Markup(  # noqa: S704 - every text in it is escaped
        f'<svg class="chart" viewBox="{size}" role="img" aria-label="{about}">{"".join(parts)}</svg>'
    )


def _lines(item: Awaited, people: People, today: date, words: Words) -> list[tuple[str, str]]:
    """What stands in a box, with its class: title, who and by when, what it waits for."""
    title = say("stream.row", number=item.mission.id, title=item.mission.wish.title)
    late = "late" if item.mission.is_late(today) else "facts"
    waits = waits_for(item)
    held = [("late" if item.in_circle else "waits", waits)] if waits is not None else []
    told = [(late, facts_of(item, people, today)), *held]
    names = wrap(words.plain(title), BOLD, max_lines=2, placeholder="…")
    return [("name", line) for line in names] + [(kind, _cut(words.plain(phrase))) for kind, phrase in told]


def _box(box: Boxed, lines: Sequence[tuple[str, str]], today: date) -> list[str]:
    high = box.bottom - box.top
    said = lines[0][1]
    parts = [
        bar("paper", 0, box.top, RIGHT, high, said),
        bar(f"edge {edge_of(box.item, today)}", 0, box.top, 3, high, said),
    ]
    for n, (kind, line) in enumerate(lines):
        parts.append(label(kind, 12, box.top + PAD + LINE * n + 12, line))
    return parts


def _arrows(items: Sequence[Awaited], boxes: dict[int, Boxed]) -> list[str]:
    ends = [
        (boxes[number], boxes[item.mission.id]) for item in items for number in item.after if number in boxes
    ]
    reaches = [(min(a.middle, b.middle), max(a.middle, b.middle)) for a, b in ends]
    parts: list[str] = []
    for (begins, waiting), lane in zip(ends, lanes(reaches, LANES), strict=True):
        # It leaves the awaited box below its middle and enters the waiting one above it: a box may have both.
        start, end, x = begins.middle + 5, waiting.middle - 5, RIGHT + LANE * (lane + 1)
        kind = "late" if waiting.item.in_circle else "arrow"
        run = [(RIGHT, start), (x, start), (x, end), (RIGHT + 6, end)]
        parts.append(through("polyline", f"way {kind}", run))
        parts.append(through("polygon", kind, [(RIGHT + 1, end), (RIGHT + 7, end - 4), (RIGHT + 7, end + 4)]))
    return parts


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1].rstrip()}…"
