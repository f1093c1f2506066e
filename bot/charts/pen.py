"""How does a picture of several parts grow downwards, drawn once its height is known?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.charts.lettering import Face, wrapped
from bot.charts.palette import BODY, INSIDE, MARGIN, TEXT
from bot.charts.sheet import Box, Point, Sheet
from bot.words.phrases import Words
from domain.phrase import Phrase

HEAD, LINE = 13.5, 17.5
MOST_LINES = 2


@dataclass(slots=True)
class Pen:
    """Lays one part under the other at `y`, in points of the phone; nothing is drawn before `sheet`."""

    words: Words
    y: float = 16.0
    _laid: list[Callable[[Sheet], object]] = field(default_factory=list)

    def sheet(self) -> Sheet:
        """The finished sheet."""
        found = Sheet(self.y + 14.0)
        for draw in self._laid:
            draw(found)
        return found

    def heading(self, phrase: Phrase) -> None:
        """What the next part is about."""
        self.text(MARGIN, self.y + HEAD, self.words.plain(phrase), HEAD, face=Face.BOLD)
        self.y += HEAD * 1.5

    def wrapped(
        self,
        x: float,
        text: str,
        colour: str = TEXT,
        *,
        most: int = MOST_LINES,
        face: Face = Face.PLAIN,
        right: float = MARGIN + INSIDE,
    ) -> None:
        """Body text in at most `most` lines between `x` and `right`."""
        for line in wrapped(text, BODY, right - x, most, face):
            self.text(x, self.y + BODY, line, BODY, colour, face=face)
            self.y += LINE

    def text(
        self, x: float, y: float, text: str, size: float, colour: str = TEXT, *, face: Face = Face.PLAIN
    ) -> None:
        """One line whose baseline starts at (x, y)."""
        self._laid.append(lambda sheet: sheet.write(x, y, text, size, colour, face=face))

    def dot(self, x: float, y: float, colour: str, radius: float = 5.0) -> None:
        """A filled dot."""
        self._laid.append(lambda sheet: sheet.dot((x, y), radius, colour))

    def bar(self, box: Box, colour: str, *, under: bool = False) -> None:
        """A filled box; `under` everything that was laid before, for what is written on it already."""
        self._laid.insert(0 if under else len(self._laid), lambda sheet: sheet.bar(box, colour))

    def line(
        self, points: Sequence[Point], colour: str, thick: float, dashes: tuple[float, ...] = ()
    ) -> None:
        """A line through points."""
        self._laid.append(lambda sheet: sheet.line(points, colour, thick, dashes))

    def area(self, points: Sequence[Point], colour: str) -> None:
        """The inside of an outline."""
        self._laid.append(lambda sheet: sheet.area(points, colour))
