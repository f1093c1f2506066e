"""Which names stand in the plot or beside it: at the ends of lines, on levels, on dots, on moments?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.charts.labels import END_ROOM, EndLabel, Pin, Scenery, end_label, end_width, write_ends, write_pin
from bot.charts.lettering import width, wrapped
from bot.charts.marks import bar_boxes
from bot.charts.palette import BODY, INKS, INSIDE, MARGIN, SOFT, WIDTH
from bot.charts.places import Track
from bot.charts.plot import Plot
from bot.charts.sheet import Box, Sheet
from bot.words.phrases import Words
from governance.post.chart import Band, Bars, Callout, Chart, Curve, Level, Mark, Moment, Steps, columns

_AT_THE_END = 0.12  # of all places: a line that stops before is named where it stops
STRIP = BODY * 1.5


@dataclass(frozen=True, slots=True)
class Hour:
    """A moment's name above the plot: where it begins, and in which row from below."""

    x: float
    row: int
    name: str


def room_for_ends(chart: Chart, words: Words) -> float:
    """The width of the names beside the plot, with the gap before them; 0 without any."""
    wide = end_width(list(_ends(chart, words, lambda _: 0.0)))
    return wide + 8 if wide else 0.0


def write_names(sheet: Sheet, plot: Plot, chart: Chart, words: Words, taken: Sequence[Box]) -> None:
    """Ends first, then what looks for its place among them."""
    ends = list(_ends(chart, words, plot.y))
    points = [
        point
        for mark in chart.marks
        for values in columns(mark)
        if not isinstance(mark, Bars)
        for point in plot.points(chart.places, values)
    ]
    bodies = [box for mark in chart.marks if isinstance(mark, Bars) for box in bar_boxes(plot, chart, mark)]
    written = write_ends(sheet, plot.box.right + 8, ends, plot.box.top - BODY, plot.box.bottom + 6)
    around = Scenery(plot.box, points, bodies, [*taken, *written])
    for mark in chart.marks:
        pin = _pin(plot, chart, mark, words)
        if pin is not None and isinstance(mark, Curve):
            sheet.dot(pin.at, 3.0, pin.colour)
        if pin is not None and not (isinstance(mark, Level) and ends):
            write_pin(sheet, pin, around)


def hours(chart: Chart, words: Words, on: Track, free: float) -> list[Hour]:
    """The moments' names, each in the lowest row where it has room; in the first from `free` on."""
    ends = [free]
    found = []
    moments = [mark for mark in chart.marks if isinstance(mark, Moment)]
    for moment in sorted(moments, key=lambda mark: on.at(mark.place)):
        name = " ".join(wrapped(words.plain(moment.name), BODY, INSIDE, 1))
        wide = width(name, BODY)
        x = min(max(on.at(moment.place) - wide / 2, MARGIN), WIDTH - MARGIN - wide)
        row = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[row : row + 1] = [x + wide + 8]
        found.append(Hour(x, row, name))
    return found


def write_hours(sheet: Sheet, named: Sequence[Hour], bottom: float) -> list[Box]:
    """The rows of moments above the plot."""
    return [sheet.write(hour.x, bottom - 5 - hour.row * STRIP, hour.name, BODY, SOFT) for hour in named]


def _ends(chart: Chart, words: Words, height: Callable[[Decimal | int], float]) -> Iterator[EndLabel]:
    """Names beside the plot; a level joins them where lines have made room, else it is named on itself."""
    lines = any(_end_value(mark) is not None for mark in chart.marks if not isinstance(mark, Level))
    for mark in chart.marks if lines else ():
        value = _end_value(mark)
        if value is not None and isinstance(mark, Level | Band | Curve | Steps) and mark.name is not None:
            yield end_label(height(value), words.plain(mark.name), INKS[mark.ink], END_ROOM)


def _end_value(mark: Mark) -> Decimal | int | None:
    """The value beside which a mark's name stands; None when it has none there."""
    if isinstance(mark, Level):
        return mark.value
    if not isinstance(mark, Band | Curve | Steps) or mark.name is None:
        return None
    runs = columns(mark)
    known = [n for n in range(len(runs[0])) if all(values[n] is not None for values in runs)]
    if not known or known[-1] < len(runs[0]) * (1 - _AT_THE_END) - 1:
        return None
    last = [Decimal(value) for values in runs if (value := values[known[-1]]) is not None]
    return sum(last, Decimal(0)) / len(last)


def _pin(plot: Plot, chart: Chart, mark: Mark, words: Words) -> Pin | None:
    """A name that stands in the plot."""
    match mark:
        case Callout():
            return Pin(plot.point(mark.place, mark.value), words.plain(mark.text), INKS[mark.ink])
        case Level():
            return Pin(
                (plot.box.right, plot.y(mark.value)), words.plain(mark.name), INKS[mark.ink], along=True
            )
        case Curve() | Steps() | Band() if mark.name is not None and _end_value(mark) is None:
            known = plot.points(chart.places, columns(mark)[-1])
            return Pin(known[-1], words.plain(mark.name), INKS[mark.ink]) if known else None
    return None
