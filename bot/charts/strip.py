"""What does a chart look like where no picture can be shown: in a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.charts.figures import axis_of, written
from bot.charts.scale import Scale
from bot.words.phrases import Words
from domain.day.figures.strip import BARS
from domain.phrase import Phrase, say
from governance.post.chart import Bars, Chart, Curve, Ink, Place, Steps, Value, are_months

_GAP = "·"


def strip(chart: Chart, words: Words, width: int) -> Iterator[str]:
    """Its figures in lines of at most `width` columns: a row each, or bars between the first and the last place."""
    values = _values(chart)
    if chart.in_rows:
        yield from _rows(chart, words, values, width)
    elif any(value is not None for value in values):
        ends = [_end(chart, words, place) for place in (chart.places[0], chart.places[-1])]
        room = max(width - len(ends[0]) - len(ends[1]) - 2, 1)
        yield f"{ends[0]} {_run(axis_of(chart), values, room)} {ends[1]}"


def _values(chart: Chart) -> list[Value]:
    """At each place the first value of the marks that count most."""
    marks = [mark for mark in chart.marks if isinstance(mark, Bars | Curve | Steps)]
    found: list[Value] = [None] * len(chart.places)
    for mark in sorted(marks, key=lambda mark: mark.ink is not Ink.MAIN):
        found = [old if old is not None else new for old, new in zip(found, mark.values, strict=True)]
    return found


def _end(chart: Chart, words: Words, place: Place) -> str:
    months = are_months(chart.places)
    return words.plain(say("chart.month", day=place) if months else say("text.words", words=place))


def _run(axis: Scale, values: Sequence[Value], room: int) -> str:
    """One bar a place on the picture's axis; as many places as have room, evenly chosen."""
    count = min(len(values), room)
    chosen = [values[n * len(values) // count] for n in range(count)]
    return "".join(
        _GAP if value is None else BARS[round(axis.share(value) * (len(BARS) - 1))] for value in chosen
    )


def _rows(chart: Chart, words: Words, values: Sequence[Value], width: int) -> Iterator[str]:
    for place, value in zip(chart.places, values, strict=True):
        if isinstance(place, Phrase):
            shown = written(value, chart.unit, words)
            name = words.plain(place)[: max(width - len(shown) - 2, 0)]
            yield f"{name}  {shown}"
