"""How does the house look as one picture for the phone? Imported only when the first one is drawn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.charts.lettering import Face, width, wrapped
from bot.charts.palette import BODY, INSIDE, LEADING, MARGIN, RULE, SMALL, SOFT, TEXT, TITLE
from bot.charts.sheet import Box, Sheet
from bot.words.phrases import Words
from domain.phrase import Phrase, say
from governance.day.brief.status import Level
from governance.day.glance import Glance
from governance.day.tiles import Tile

_ONE_AT_A_TIME = threading.Lock()  # matplotlib's fonts are shared by all threads
LEVELS: Mapping[Level, str] = {
    Level.GOOD: "#1f6b46",
    Level.WARN: "#a36a00",
    Level.BAD: "#a32a1c",
    Level.UNKNOWN: "#938779",
}
PAPER = "#fffdf8"
HEAD, FIGURE, LINE = 13.5, 22.0, 17.5
PAD, GAP, TILE = 10.0, 8.0, 64.0
MOST_LINES = 2


def paint(shown: Glance, words: Words) -> bytes:
    """The status as PNG, 1170 pixels wide, in one person's language."""
    with _ONE_AT_A_TIME:
        pen = Pen(words)
        pen.head(shown)
        pen.decisions(shown)
        pen.lights(shown)
        pen.figures(shown.tiles)
        pen.guests(shown)
        return pen.sheet().png()


@dataclass(slots=True)
class Pen:
    """Lays one part under the other; what is laid is drawn once the whole height is known."""

    words: Words
    y: float = 16.0
    _laid: list[Callable[[Sheet], object]] = field(default_factory=list)

    def sheet(self) -> Sheet:
        """The finished sheet."""
        found = Sheet(self.y + 14.0)
        for draw in self._laid:
            draw(found)
        return found

    def head(self, shown: Glance) -> None:
        """The house and the moment."""
        house = shown.status.house
        clock = self.words.plain(say("page.clock", day=house.today, at=house.now))
        self._text(MARGIN, self.y + TITLE, house.hotel.name, TITLE, face=Face.TITLE)
        self.y += TITLE * 1.2
        self._text(MARGIN, self.y + BODY, clock, BODY, SOFT)
        self.y += BODY * LEADING + PAD

    def decisions(self, shown: Glance) -> None:
        """What waits for a decision, a line or two each."""
        self._heading(say("page.to_decide"))
        if not shown.rows:
            self._wrapped(MARGIN, self.words.plain(say("page.nothing_waits")), SOFT)
        for proposal, told in shown.rows:
            number = self.words.plain(say("page.number", n=proposal.number))
            self._text(MARGIN, self.y + BODY, number, BODY, face=Face.BOLD)
            self._wrapped(MARGIN + 26, self.words.plain(told))
        if shown.more:
            self._wrapped(MARGIN + 26, f"+ {shown.more}", SOFT)
        self.y += PAD

    def lights(self, shown: Glance) -> None:
        """Each light as a dot beside its words."""
        self._heading(say("page.lights"))
        for one in shown.status.lights:
            self._dot(MARGIN + 5, self.y + BODY - 4, LEVELS[one.level])
            self._wrapped(MARGIN + 20, self.words.plain(one.name))
        self.y += PAD

    def figures(self, tiles: tuple[Tile, ...]) -> None:
        """Two figures abreast."""
        wide = (INSIDE - GAP) / 2
        for n, tile in enumerate(tiles):
            left = MARGIN + (wide + GAP) * (n % 2)
            self._tile(tile, left, self.y, wide)
            if n % 2 or n == len(tiles) - 1:
                self.y += TILE + GAP
        self.y += PAD

    def guests(self, shown: Glance) -> None:
        """Arrivals and departures."""
        if not shown.guests:
            return
        self._heading(say("page.guests"))
        for one in shown.guests:
            face = Face.BOLD if one.bold else Face.PLAIN
            self._wrapped(MARGIN, self.words.plain(one.phrase), most=3, face=face)

    def _tile(self, tile: Tile, left: float, top: float, wide: float) -> None:
        name, value = self.words.plain(tile.name), self.words.plain(tile.value)
        box = Box(left, top, left + wide, top + TILE)
        self._laid.append(lambda sheet: sheet.bar(box, PAPER))
        edge = Box(left, top, left + 3, top + TILE)
        colour = LEVELS[tile.level] if tile.level in {Level.GOOD, Level.BAD} else RULE
        self._laid.append(lambda sheet: sheet.bar(edge, colour))
        size = FIGURE
        while width(value, size, Face.TITLE) > wide - 2 * PAD:
            size -= 1
        self._text(left + PAD + 2, top + 15, name, SMALL, SOFT)
        self._text(left + PAD + 2, top + 40, value, size, face=Face.TITLE)
        if tile.note is not None:
            self._text(left + PAD + 2, top + 56, self.words.plain(tile.note), SMALL, SOFT)

    def _heading(self, phrase: Phrase) -> None:
        self._text(MARGIN, self.y + HEAD, self.words.plain(phrase), HEAD, face=Face.BOLD)
        self.y += HEAD * 1.5

    def _wrapped(
        self, x: float, text: str, colour: str = TEXT, *, most: int = MOST_LINES, face: Face = Face.PLAIN
    ) -> None:
        for line in wrapped(text, BODY, MARGIN + INSIDE - x, most, face):
            self._text(x, self.y + BODY, line, BODY, colour, face=face)
            self.y += LINE

    def _text(
        self, x: float, y: float, text: str, size: float, colour: str = TEXT, *, face: Face = Face.PLAIN
    ) -> None:
        self._laid.append(lambda sheet: sheet.write(x, y, text, size, colour, face=face))

    def _dot(self, x: float, y: float, colour: str) -> None:
        self._laid.append(lambda sheet: sheet.dot((x, y), 5.0, colour))
