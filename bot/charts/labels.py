"""Where does a name stand so that it touches neither another nor the edge of the picture?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.charts.lettering import Face, width, wrapped
from bot.charts.palette import BODY, LEADING, MARGIN, WIDTH
from bot.charts.sheet import Box, Point, Sheet

LINE = BODY * LEADING
END_ROOM = 106.0
_LINES = 3


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A name at the right end of its mark: where it would like to stand, and its colour."""

    y: float
    lines: tuple[str, ...]
    colour: str

    @property
    def height(self) -> float:
        return len(self.lines) * LINE


def end_label(y: float, name: str, colour: str, room: float) -> EndLabel:
    """A name broken into a few short lines."""
    return EndLabel(y, tuple(wrapped(name, BODY, room, _LINES, Face.BOLD)), colour)


def end_width(labels: Sequence[EndLabel]) -> float:
    """The room that they need beside the plot."""
    return max((width(line, BODY, Face.BOLD) for one in labels for line in one.lines), default=0.0)


def spread(labels: Sequence[EndLabel], top: float, bottom: float) -> list[tuple[float, EndLabel]]:
    """The labels with the upper edges that they get: in their marks' order, apart, and between top and bottom."""
    standing = sorted((one for one in labels if one.lines), key=lambda one: one.y)
    edges: list[float] = []
    free = top
    for one in standing:
        edges.append(max(one.y - one.height / 2, free))
        free = edges[-1] + one.height + 2
    limit = bottom
    for n in range(len(standing) - 1, -1, -1):
        edges[n] = max(min(edges[n], limit - standing[n].height), top)
        limit = edges[n] - 2
    return list(zip(edges, standing, strict=True))


def write_ends(sheet: Sheet, x: float, labels: Sequence[EndLabel], top: float, bottom: float) -> list[Box]:
    """Write them beside the plot."""
    taken: list[Box] = []
    for edge, one in spread(labels, top, bottom):
        for n, line in enumerate(one.lines):
            taken.append(
                sheet.write(x, edge + (n + 0.82) * LINE, line, BODY, one.colour, face=Face.BOLD, halo=True)
            )
    return taken


@dataclass(frozen=True, slots=True)
class Pin:
    """A word on a point of the plot; `along` the level that runs through it."""

    at: Point
    text: str
    colour: str
    along: bool = False


@dataclass(slots=True)
class Scenery:
    """What a word had better not cover: points of lines, bars, and the words that stand already."""

    plot: Box
    points: Sequence[Point]
    bodies: Sequence[Box]
    words: list[Box]

    def cost(self, box: Box, at: Point) -> float:
        """How badly a word would stand there: other words weigh most, then its own point, bars and lines."""
        own = 12.0 * box.holds(at)
        covered = 4.0 * sum(box.holds(point) for point in self.points)
        bars = 3.0 * sum(box.meets(body) for body in self.bodies)
        outside = max(box.right - self.plot.right, 0.0) + max(self.plot.left - box.left, 0.0)
        return 60.0 * sum(box.meets(word) for word in self.words) + own + covered + bars + outside / 4


def write_pin(sheet: Sheet, pin: Pin, around: Scenery) -> None:
    """Write where it stands best, never over the edge; the next one sees it."""
    room = (around.plot.right - around.plot.left) * 0.62
    lines = wrapped(pin.text, BODY, room, _LINES, Face.BOLD)
    if not lines:
        return
    wide = max(width(line, BODY, Face.BOLD) for line in lines)
    places = [_inside(box, around.plot) for box in _around(pin, wide, len(lines) * LINE, around.plot)]
    best = min(places, key=lambda box: around.cost(box, pin.at))
    around.words += [
        sheet.write(
            best.left, best.top + (n + 0.82) * LINE, line, BODY, pin.colour, face=Face.BOLD, halo=True
        )
        for n, line in enumerate(lines)
    ]


def _around(pin: Pin, wide: float, high: float, plot: Box) -> Iterator[Box]:
    """Above and below the level from right to left; or above, below, right and left of the point."""
    x, y = pin.at
    if pin.along:
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            left = plot.right - wide - share * (plot.right - plot.left - wide)
            for top in (y - high - 2, y + 3):
                yield Box(left, top, left + wide, top + high)
        return
    for gap in (6.0, 16.0):
        for left in (x - wide / 2, x - wide, x):
            for top in (y - gap - high, y + gap):
                yield Box(left, top, left + wide, top + high)
        for left in (x + gap, x - gap - wide):
            yield Box(left, y - high / 2, left + wide, y + high / 2)


def _inside(box: Box, plot: Box) -> Box:
    """The same room, held in the picture and off the names below it."""
    wide, high = box.right - box.left, box.bottom - box.top
    left = min(max(box.left, MARGIN), WIDTH - MARGIN - wide)
    top = min(max(box.top, plot.top - LINE - 2), plot.bottom - high)
    return Box(left, top, left + wide, top + high)
