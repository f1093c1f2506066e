"""How does the house look as one picture for the phone? Imported only when the first one is drawn."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from bot.charts.lettering import Face, width
from bot.charts.palette import BODY, INSIDE, LEADING, MARGIN, RULE, SMALL, SOFT, TITLE
from bot.charts.pen import Pen
from bot.charts.sheet import Box
from bot.words.phrases import Words
from domain.phrase import say
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
FIGURE = 22.0
PAD, GAP, TILE = 10.0, 8.0, 64.0


def paint(shown: Glance, words: Words) -> bytes:
    """The status as PNG, 1170 pixels wide, in one person's language."""
    with _ONE_AT_A_TIME:
        drawn = Tableau(Pen(words))
        drawn.head(shown)
        drawn.decisions(shown)
        drawn.lights(shown)
        drawn.figures(shown.tiles)
        drawn.guests(shown)
        return drawn.pen.sheet().png()


@dataclass(slots=True)
class Tableau:
    """The parts of the picture, one under the other."""

    pen: Pen

    @property
    def words(self) -> Words:
        """Whose picture it is."""
        return self.pen.words

    def head(self, shown: Glance) -> None:
        """The house and the moment."""
        house = shown.status.house
        clock = self.words.plain(say("page.clock", day=house.today, at=house.now))
        self.pen.text(MARGIN, self.pen.y + TITLE, house.hotel.name, TITLE, face=Face.TITLE)
        self.pen.y += TITLE * 1.2
        self.pen.text(MARGIN, self.pen.y + BODY, clock, BODY, SOFT)
        self.pen.y += BODY * LEADING + PAD

    def decisions(self, shown: Glance) -> None:
        """What waits for a decision, a line or two each."""
        self.pen.heading(say("page.to_decide"))
        if not shown.rows:
            self.pen.wrapped(MARGIN, self.words.plain(say("page.nothing_waits")), SOFT)
        for proposal, told in shown.rows:
            number = self.words.plain(say("page.number", n=proposal.number))
            self.pen.text(MARGIN, self.pen.y + BODY, number, BODY, face=Face.BOLD)
            self.pen.wrapped(MARGIN + 26, self.words.plain(told))
        if shown.more:
            self.pen.wrapped(MARGIN + 26, f"+ {shown.more}", SOFT)
        self.pen.y += PAD

    def lights(self, shown: Glance) -> None:
        """Each light as a dot beside its words."""
        self.pen.heading(say("page.lights"))
        for one in shown.status.lights:
            self.pen.dot(MARGIN + 5, self.pen.y + BODY - 4, LEVELS[one.level])
            self.pen.wrapped(MARGIN + 20, self.words.plain(one.name))
        self.pen.y += PAD

    def figures(self, tiles: tuple[Tile, ...]) -> None:
        """Two figures abreast."""
        wide = (INSIDE - GAP) / 2
        for n, tile in enumerate(tiles):
            left = MARGIN + (wide + GAP) * (n % 2)
            self._tile(tile, left, self.pen.y, wide)
            if n % 2 or n == len(tiles) - 1:
                self.pen.y += TILE + GAP
        self.pen.y += PAD

    def guests(self, shown: Glance) -> None:
        """Arrivals and departures."""
        if not shown.guests:
            return
        self.pen.heading(say("page.guests"))
        for one in shown.guests:
            face = Face.BOLD if one.bold else Face.PLAIN
            self.pen.wrapped(MARGIN, self.words.plain(one.phrase), most=3, face=face)

    def _tile(self, tile: Tile, left: float, top: float, wide: float) -> None:
        name, value = self.words.plain(tile.name), self.words.plain(tile.value)
        box = Box(left, top, left + wide, top + TILE)
        self.pen.bar(box, PAPER)
        edge = Box(left, top, left + 3, top + TILE)
        colour = LEVELS[tile.level] if tile.level in {Level.GOOD, Level.BAD} else RULE
        self.pen.bar(edge, colour)
        size = FIGURE
        while width(value, size, Face.TITLE) > wide - 2 * PAD:
            size -= 1
        self.pen.text(left + PAD + 2, top + 15, name, SMALL, SOFT)
        self.pen.text(left + PAD + 2, top + 40, value, size, face=Face.TITLE)
        if tile.note is not None:
            self.pen.text(left + PAD + 2, top + 56, self.words.plain(tile.note), SMALL, SOFT)
