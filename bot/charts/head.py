"""What stands above and below the figures: the finding, what is measured, the key to the bars, the source?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.lettering import Face, balanced, drawable, width, wrapped
from bot.charts.palette import BODY, INKS, INSIDE, LEADING, MARGIN, SMALL, SOFT, TITLE, bar_colour
from bot.charts.sheet import Box, Sheet
from bot.words.phrases import Words
from domain.phrase import Phrase
from governance.post.chart import Bars, Chart, Targets

TOP = 16.0
_MOST_TITLE, _MOST_MEASURE, _MOST_NOTE = 3, 2, 3
_SWATCH, _GAP, _APART = 10.0, 16.0, 5.0
_TIGHT = 1.16  # a title's lines stand closer than a text's


@dataclass(frozen=True, slots=True)
class Entry:
    """A swatch and its name, at its place in the key."""

    x: float
    row: int
    name: str
    mark: Bars | Targets


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the plot."""

    title: tuple[str, ...]
    measure: tuple[str, ...]
    key: tuple[Entry, ...]

    @property
    def height(self) -> float:
        """From the sheet's upper edge to the end of the key."""
        rows = max((entry.row for entry in self.key), default=-1) + 1
        text = len(self.title) * TITLE * _TIGHT + len(self.measure) * BODY * LEADING
        return TOP + text + _APART + (rows * BODY * 1.5 + 3 if rows else 0.0)


def head_of(chart: Chart, words: Words) -> Head:
    """The head of a chart in one language."""
    return Head(
        tuple(balanced(words.plain(chart.title), TITLE, INSIDE, _MOST_TITLE, Face.TITLE)),
        tuple(lines(chart.measure, words, BODY, _MOST_MEASURE)),
        tuple(_key(chart, words)),
    )


def lines(phrase: Phrase | None, words: Words, size: float, most: int) -> list[str]:
    """A phrase over the sheet's width; nothing for none."""
    return wrapped(words.plain(phrase), size, INSIDE, most) if phrase else []


def note_of(chart: Chart, words: Words) -> list[str]:
    """Source and time, below everything."""
    return lines(chart.note, words, SMALL, _MOST_NOTE)


def write_head(sheet: Sheet, head: Head) -> None:
    """Title, measure and key from above."""
    y = TOP
    for line in head.title:
        sheet.write(MARGIN, y + TITLE, line, TITLE, face=Face.TITLE)
        y += TITLE * _TIGHT
    y += _APART
    for line in head.measure:
        sheet.write(MARGIN, y + BODY, line, BODY, SOFT)
        y += BODY * LEADING
    for entry in head.key:
        base = y + 3 + entry.row * BODY * 1.5 + BODY
        _swatch(sheet, entry, base)
        sheet.write(entry.x + _SWATCH + 5, base, entry.name, BODY, INKS[entry.mark.ink], face=Face.BOLD)


def write_note(sheet: Sheet, note: Sequence[str], y: float) -> None:
    """The small print from `y` down."""
    for n, line in enumerate(note):
        sheet.write(MARGIN, y + SMALL + n * SMALL * LEADING, line, SMALL, SOFT)


def _swatch(sheet: Sheet, entry: Entry, base: float) -> None:
    if isinstance(entry.mark, Targets):
        sheet.line([(entry.x, base - 4.5), (entry.x + _SWATCH, base - 4.5)], INKS[entry.mark.ink], 2.6)
    else:
        box = Box(entry.x, base - _SWATCH + 0.6, entry.x + _SWATCH, base + 0.6)
        sheet.bar(box, bar_colour(entry.mark.ink))


def _key(chart: Chart, words: Words) -> list[Entry]:
    """Names of bars and targets in rows from the left; lines carry theirs at their ends."""
    found: list[Entry] = []
    x, row = MARGIN, 0
    for mark in chart.marks:
        if not isinstance(mark, Bars | Targets) or mark.name is None:
            continue
        room = INSIDE - _SWATCH - 5
        name = " ".join(wrapped(drawable(words.plain(mark.name), Face.BOLD), BODY, room, 1, Face.BOLD))
        wide = _SWATCH + 5 + width(name, BODY, Face.BOLD)
        if x > MARGIN and x + wide > MARGIN + INSIDE:
            x, row = MARGIN, row + 1
        found.append(Entry(x, row, name, mark))
        x += wide + _GAP
    return found
