"""How is a chart drawn whose places are rows with names: lines of a budget, objectives, room types?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from bot.charts.figures import written
from bot.charts.head import head_of, note_of, write_head, write_note
from bot.charts.lettering import Face, width, wrapped
from bot.charts.palette import BASELINE, BODY, INKS, INSIDE, LEADING, MARGIN, RULE, SMALL, WIDTH, bar_colour
from bot.charts.scale import Scale
from bot.charts.sheet import Box, Sheet
from bot.words.phrases import Words
from domain.phrase import Phrase
from governance.post.chart import Bars, Chart, Level, Targets, Value, columns

ROW = 42.0
FOOT = 14.0
_THICK = 12.0
_STRIP = BODY * 1.6
_GAP = 10.0


def rows(chart: Chart, words: Words) -> Sheet:
    """The whole picture: head, one row for each place, note."""
    head, note = head_of(chart, words), note_of(chart, words)
    levels = [mark for mark in chart.marks if isinstance(mark, Level)]
    top = head.height + 8 + len(levels) * _STRIP
    bottom = top + ROW * len(chart.places)
    sheet = Sheet(bottom + (4 + len(note) * SMALL * LEADING if note else 0.0) + FOOT)
    axis = _axis(chart)
    write_head(sheet, head)
    for n, place in enumerate(chart.places):
        if isinstance(place, Phrase):
            _write(sheet, words.plain(place), _value(chart, words, n), top + n * ROW)
            _draw(sheet, axis, chart, n, top + n * ROW + BODY + 7)
    for n, level in enumerate(levels):
        _level(sheet, axis, words.plain(level.name), level, head.height + 8 + n * _STRIP, bottom - 8)
    write_note(sheet, note, bottom + 2)
    return sheet


def _axis(chart: Chart) -> Scale:
    """From the least to the greatest, and zero: no ticks, since each row says its value."""
    runs = chain.from_iterable(chain.from_iterable(columns(mark) for mark in chart.marks))
    known = [Decimal(value) for value in runs if value is not None]
    known += [Decimal(mark.value) for mark in chart.marks if isinstance(mark, Level)]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(0))
    return Scale((min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(1)))


def _x(axis: Scale, value: Decimal | int) -> float:
    return MARGIN + axis.share(value) * INSIDE


def _value(chart: Chart, words: Words, row: int) -> str:
    """The value of the row's first bar, or of its target where there is no bar."""
    wanted = (Bars, Targets)
    for kind in wanted:
        for mark in chart.marks:
            if isinstance(mark, kind):
                return written(mark.values[row], chart.unit, words)
    return ""


def _write(sheet: Sheet, name: str, value: str, y: float) -> None:
    """The name from the left and the value from the right; a long name gives way."""
    shown = " ".join(wrapped(value, BODY, INSIDE / 2, 1, Face.BOLD))
    room = INSIDE - width(shown, BODY, Face.BOLD) - _GAP
    sheet.write(MARGIN, y + BODY, " ".join(wrapped(name, BODY, room, 1)), BODY)
    sheet.write(WIDTH - MARGIN, y + BODY, shown, BODY, face=Face.BOLD, align="right")


def _draw(sheet: Sheet, axis: Scale, chart: Chart, row: int, y: float) -> None:
    """The row's trough, its bars, and its targets over them."""
    sheet.bar(Box(MARGIN, y, WIDTH - MARGIN, y + _THICK), RULE)
    for bars, value, base in _bars(chart, row):
        if value is not None:
            ends = sorted((_x(axis, base or 0), _x(axis, value)))
            sheet.bar(Box(ends[0], y, ends[1], y + _THICK), bar_colour(bars.ink))
    for mark in chart.marks:
        if isinstance(mark, Targets) and (target := mark.values[row]) is not None:
            x = _x(axis, target)
            sheet.line([(x, y - 3), (x, y + _THICK + 3)], INKS[mark.ink], 2.6)
    if axis.low < 0:
        zero = _x(axis, 0)
        sheet.line([(zero, y - 2), (zero, y + _THICK + 2)], BASELINE, 1.0)


def _bars(chart: Chart, row: int) -> Iterator[tuple[Bars, Value, Value]]:
    for mark in chart.marks:
        if isinstance(mark, Bars):
            yield mark, mark.values[row], mark.base[row] if mark.base else 0


def _level(sheet: Sheet, axis: Scale, name: str, level: Level, top: float, bottom: float) -> None:
    """A line down all rows, named above them."""
    x = _x(axis, level.value)
    shown = " ".join(wrapped(name, BODY, INSIDE, 1, Face.BOLD))
    half = width(shown, BODY, Face.BOLD) / 2
    middle = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
    sheet.line([(x, top + BODY + 4), (x, bottom)], INKS[level.ink], 1.3, (3, 2))
    sheet.write(middle, top + BODY, shown, BODY, INKS[level.ink], face=Face.BOLD, align="center")
