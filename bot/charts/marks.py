"""What does each mark look like?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.charts.palette import FILLS, INKS, SOFT, bar_colour
from bot.charts.plot import Plot
from bot.charts.sheet import Box, Point, Sheet
from governance.post.chart import Band, Bars, Callout, Chart, Curve, Ink, Level, Mark, Moment, Steps, Targets

THICK = {Ink.MAIN: 2.2, Ink.OTHER: 1.9, Ink.QUIET: 1.6, Ink.ALERT: 2.2}
DASHES = (2.2, 1.3)
_BAR_SHARE, _WIDEST_BAR = 0.74, 30.0
_DOT = 3.4
_CROWDED = 4.5


def draw_mark(sheet: Sheet, plot: Plot, chart: Chart, mark: Mark) -> None:
    """One mark over its places; names come later."""
    match mark:
        case Curve():
            _curve(sheet, plot, chart, mark)
        case Steps():
            _steps(sheet, plot, chart, mark)
        case Band():
            _band(sheet, plot, chart, mark)
        case Bars():
            for box in bar_boxes(plot, chart, mark):
                sheet.bar(box, bar_colour(mark.ink))
        case Targets():
            _targets(sheet, plot, chart, mark)
        case Level():
            y = plot.y(mark.value)
            sheet.line([(plot.box.left, y), (plot.box.right, y)], INKS[mark.ink], 1.3)
        case Moment():
            x = plot.track.at(mark.place)
            sheet.line([(x, plot.box.top), (x, plot.box.bottom)], SOFT, 0.9, (3, 2.4))
        case Callout():
            sheet.dot(plot.point(mark.place, mark.value), _DOT, INKS[mark.ink])


def _thick(plot: Plot, mark: Curve | Steps) -> float:
    """Finer where many places crowd, and for what is only expected."""
    crowded = plot.track.slot < _CROWDED
    return THICK[mark.ink] * (0.8 if mark.expected or crowded else 1.0)


def _curve(sheet: Sheet, plot: Plot, chart: Chart, mark: Curve) -> None:
    colour = INKS[mark.ink]
    for run in plot.runs(chart.places, mark.values):
        if len(run) == 1:
            sheet.dot(run[0], _DOT - 0.8, colour)
        else:
            sheet.line(run, colour, _thick(plot, mark), DASHES if mark.expected else ())


def _steps(sheet: Sheet, plot: Plot, chart: Chart, mark: Steps) -> None:
    half = plot.track.slot / 2
    for run in plot.runs(chart.places, mark.values):
        corners: list[Point] = []
        for n, (x, y) in enumerate(run):
            until = run[n + 1][0] - half if n + 1 < len(run) else x + half
            corners += [(x - half, y), (until, y)]
        sheet.line(corners, INKS[mark.ink], _thick(plot, mark), DASHES if mark.expected else ())


def _band(sheet: Sheet, plot: Plot, chart: Chart, mark: Band) -> None:
    """Only where both edges are known."""
    both = [None not in pair for pair in zip(mark.low, mark.high, strict=True)]
    low = tuple(value if known else None for value, known in zip(mark.low, both, strict=True))
    high = tuple(value if known else None for value, known in zip(mark.high, both, strict=True))
    half = plot.track.slot / 2
    runs = zip(plot.runs(chart.places, low), plot.runs(chart.places, high), strict=True)
    for under, over in runs:
        if len(under) == 1:
            x = under[0][0]
            under, over = (
                [(x - half, under[0][1]), (x + half, under[0][1])],
                [
                    (x - half, over[0][1]),
                    (x + half, over[0][1]),
                ],
            )
        sheet.area([*over, *reversed(under)], FILLS[mark.ink])


def bar_boxes(plot: Plot, chart: Chart, mark: Bars) -> Iterator[Box]:
    """The bars that there are, from base to value."""
    wide = min(plot.track.slot * _BAR_SHARE, _WIDEST_BAR)
    bases = mark.base or (0,) * len(mark.values)
    for place, value, base in zip(chart.places, mark.values, bases, strict=True):
        if value is not None:
            x, y = plot.point(place, value)
            foot = plot.y(base or 0)
            yield Box(x - wide / 2, min(y, foot), x + wide / 2, max(y, foot))


def _targets(sheet: Sheet, plot: Plot, chart: Chart, mark: Targets) -> None:
    wide = min(plot.track.slot * 0.96, _WIDEST_BAR * 1.2)
    for x, y in plot.points(chart.places, mark.values):
        sheet.line([(x - wide / 2, y), (x + wide / 2, y)], INKS[mark.ink], 2.4)
