"""What is a picture drawn on?

A sheet is measured in points of the phone from its upper left corner, y downwards; the origin of a text is its
baseline.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal, NamedTuple

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Polygon, Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from bot.charts.lettering import Face, drawable, font, width
from bot.charts.palette import GROUND, PIXELS, TEXT, WIDTH

Point = tuple[float, float]
_INCH = 72


class Box(NamedTuple):
    """A place on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def box_of(x: float, y: float, text: str, size: float, face: Face = Face.PLAIN) -> Box:
    """The room of a text whose baseline starts at (x, y)."""
    return Box(x, y - size, x + width(text, size, face), y + size * 0.28)


class Sheet:
    """One picture under way."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH * PIXELS, facecolor=GROUND)
        self._canvas = FigureCanvasAgg(self.figure)
        self._points = Affine2D().scale(PIXELS, -PIXELS).translate(0, height * PIXELS)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = TEXT,
        *,
        face: Face = Face.PLAIN,
        align: Literal["left", "center", "right"] = "left",
        halo: bool = False,
    ) -> Box:
        """One line of text; `halo` keeps it legible over marks."""
        shown = drawable(text, face)
        wide = width(shown, size, face)
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        letters = Text(left, y, shown, color=colour, fontproperties=font(size, face), parse_math=False)
        if halo:
            letters.set_path_effects([withStroke(linewidth=3, foreground=GROUND)])
        self._add(letters)
        return box_of(left, y, shown, size, face)

    def line(
        self, points: Sequence[Point], colour: str, thick: float, dashes: tuple[float, ...] = ()
    ) -> None:
        """A line through the points, in order."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        drawn = Line2D(xs, ys, color=colour, linewidth=thick, solid_joinstyle="round", dash_capstyle="butt")
        drawn.set_solid_capstyle("butt" if len(points) == 2 else "round")
        if dashes:
            drawn.set_dashes(dashes)
        self._add(drawn)

    def area(self, points: Sequence[Point], colour: str) -> None:
        """The inside of an outline."""
        self._add(Polygon(list(points), closed=True, facecolor=colour, edgecolor="none"))

    def bar(self, box: Box, colour: str) -> None:
        """A filled box."""
        wide, high = box.right - box.left, box.bottom - box.top
        self._add(Rectangle((box.left, box.top), wide, high, facecolor=colour, edgecolor="none"))

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled dot that stands off what it lies on."""
        self._add(Ellipse(at, 2 * radius + 2.4, 2 * radius + 2.4, facecolor=GROUND, edgecolor="none"))
        self._add(Ellipse(at, 2 * radius, 2 * radius, facecolor=colour, edgecolor="none"))

    def png(self) -> bytes:
        """The finished picture, the same bytes for the same figures."""
        kept = io.BytesIO()
        self._canvas.print_png(kept, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return kept.getvalue()

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._points)
        artist.set_zorder(
            len(self.figure.get_children())
        )  # later ones lie over earlier ones, whatever their kind
        self.figure.add_artist(artist)
