"""How is a chart drawn whose places go across: nights, months, days before arrival?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.charts.figures import axis_of, on_axis
from bot.charts.head import head_of, note_of, write_head, write_note
from bot.charts.lettering import width, wrapped
from bot.charts.marks import draw_mark
from bot.charts.names import STRIP, hours, room_for_ends, write_hours, write_names
from bot.charts.palette import BASELINE, BODY, LEADING, MARGIN, RULE, SMALL, SOFT, WIDTH
from bot.charts.places import ticks, track
from bot.charts.plot import Plot
from bot.charts.sheet import Box, Sheet
from bot.words.phrases import Words
from governance.post.chart import Chart

HEIGHT = 186.0
FOOT = 14.0


def across(chart: Chart, words: Words) -> Sheet:
    """The whole picture: head, plot, names of places, note."""
    head, note = head_of(chart, words), note_of(chart, words)
    axis = axis_of(chart)
    names = on_axis(axis, chart.unit, words)
    left = MARGIN + max(width(name, BODY) for name in names[:-1]) + 8
    on = track(chart.places, left, WIDTH - MARGIN - room_for_ends(chart, words))
    named_hours = hours(chart, words, on, MARGIN + width(names[-1], BODY) + 8)
    top = head.height + 6 + (1 + max((hour.row for hour in named_hours), default=0)) * STRIP
    plot = Plot(Box(on.left, top, on.right, top + HEIGHT), axis, on)
    below = wrapped(words.plain(chart.axis), BODY, WIDTH - MARGIN - left, 1) if chart.axis else []
    end = plot.box.bottom + BODY * 1.8 + len(below) * BODY * LEADING
    sheet = Sheet(end + (8 + len(note) * SMALL * LEADING if note else 0.0) + FOOT)
    write_head(sheet, head)
    _grid(sheet, plot, names)
    for mark in chart.marks:
        draw_mark(sheet, plot, chart, mark)
    _baseline(sheet, plot)
    taken = write_hours(sheet, named_hours, plot.box.top)
    write_names(sheet, plot, chart, words, taken)
    _write_places(sheet, plot, chart, words, below)
    write_note(sheet, note, end + 6)
    return sheet


def _grid(sheet: Sheet, plot: Plot, names: Sequence[str]) -> None:
    """A fine line at each tick over the whole width, its name on it."""
    for tick, name in zip(plot.axis.ticks, names, strict=True):
        y = plot.y(tick)
        sheet.line([(MARGIN, y), (plot.box.right, y)], RULE, 0.8)
        sheet.write(MARGIN, y - 4, name, BODY, SOFT)


def _baseline(sheet: Sheet, plot: Plot) -> None:
    """The line on which bars stand, over them."""
    foot = Decimal(0) if plot.axis.low <= 0 <= plot.axis.high else plot.axis.low
    y = plot.y(foot)
    sheet.line([(plot.box.left, y), (plot.box.right, y)], BASELINE, 1.0)


def _write_places(sheet: Sheet, plot: Plot, chart: Chart, words: Words, below: Sequence[str]) -> None:
    y = plot.box.bottom + BODY * 1.45
    for x, name in ticks(chart.places, plot.track, words):
        half = width(name, BODY) / 2
        middle = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
        sheet.line([(x, plot.box.bottom), (x, plot.box.bottom + 3.5)], BASELINE, 0.8)
        sheet.write(middle, y, name, BODY, SOFT, align="center")
    for line in below:
        sheet.write(plot.box.left, y + BODY * LEADING, line, BODY, SOFT)
